//! Papers as their readers see them: unzipped Word files and spreadsheets, text and pictures of the PDF.

mod docx;
mod foreign;
mod golden;
mod pdf;
mod sample;
mod words;
mod xlsx;
