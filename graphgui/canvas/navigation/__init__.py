"""Looking around: zoom, minimap, breadcrumb, the keyboard's cursor."""
