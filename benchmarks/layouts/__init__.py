"""One invented plan in many layouts, and each as other programs write it."""
