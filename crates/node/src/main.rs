//! The program `jiangxuan`; everything is in the library, so that tests can reach it.

fn main() -> std::process::ExitCode {
    jiangxuan_node::main()
}
