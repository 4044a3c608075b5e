// celah: finds the gaps in a Zona Integritas work plan. The commands are in files of their own.
#include <exception>
#include <iostream>

#include "commands.hpp"
#include "output.hpp"

int main(int argc, char** argv) {
    try {
        celah::cli::prepare_streams();
        return celah::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc});
    } catch (const std::exception& error) {
        std::cerr << "celah: internal error: " << error.what() << '\n';
        return celah::cli::exit_not_assessed;
    }
}
