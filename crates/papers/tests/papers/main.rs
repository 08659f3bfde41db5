//! Papers as their readers see them: unzipped Word files and spreadsheets, text and pictures of the PDF.

mod docx;
mod pdf;
mod sample;
mod speed;
mod xlsx;
