"""Uruguay's public software as found in its repositories, a file for each field of use."""
