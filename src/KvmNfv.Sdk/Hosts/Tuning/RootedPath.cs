namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>
/// Finds the file that a host's path means under a root folder: links are followed inside the root only, an absolute target counts from the root. Not a
/// defence against somebody who changes the tree meanwhile.
/// </summary>
internal static class RootedPath
{
    // The kernel's own limit for links in one path (MAXSYMLINKS in include/linux/namei.h).
    private const int MaxLinks = 40;

    /// <returns>The file, of which no part is a link; null when it is not there.</returns>
    /// <exception cref="IOException">The path goes through too many links.</exception>
    public static string? Resolve(string root, string path)
    {
        if (root == "/")
            return File.Exists(path) ? path : null;
        var links = 0;
        var parts = new List<string>();
        var todo = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        while (todo.TryPop(out var part))
        {
            if (part == "..")
            {
                if (parts.Count > 0)
                    parts.RemoveAt(parts.Count - 1);
                continue;
            }

            if (part == ".")
                continue;
            parts.Add(part);
            if (new FileInfo(Join(root, parts)).LinkTarget is not { } target)
                continue;
            if (++links > MaxLinks)
                throw new IOException($"{path} goes through more than {MaxLinks} symbolic links.");
            parts.RemoveAt(parts.Count - 1);
            if (target.StartsWith('/'))
                parts.Clear();
            foreach (var next in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
                todo.Push(next);
        }

        var file = Join(root, parts);
        return File.Exists(file) ? file : null;
    }

    private static string Join(string root, List<string> parts) => root + "/" + string.Join('/', parts);
}
