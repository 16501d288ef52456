"""Plain text: broken lines, columns and tables by spaces or cell by cell, copied pages."""
