"""Running text and Markdown: tables, pictures and front matter are found in it, offsets stay."""
