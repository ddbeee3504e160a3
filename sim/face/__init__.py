"""The public face, room by room; everything here is to be had from ``sim`` itself."""
