namespace KvmNfv.Sdk.Hosts;

/// <summary>A tree of files in memory, with symbolic links that can't leave its root. Filled once, then only read.</summary>
internal sealed class RecordedTree
{
    private RecordedNode _root = RecordedNode.Folder();

    public void AddFolder(string path)
    {
        if (Split(path) is { Count: > 0 } parts && !Parent(parts).TryGetValue(parts[^1], out _))
            Parent(parts)[parts[^1]] = RecordedNode.Folder();
    }

    public void AddFile(string path, byte[] content) => Add(path, new RecordedNode { Content = content });

    public void AddLink(string path, string target) => Add(path, new RecordedNode { Target = target });

    public void AddHardLink(string path, string target)
    {
        if (Find("/" + string.Join('/', Split(target)), followLast: false) is { Content: not null } file)
            Add(path, file);
    }

    /// <summary>Makes a folder of the tree its root: what stands outside it is forgotten.</summary>
    public void MakeRoot(string folder) => _root = Find(folder, followLast: false) ?? _root;

    public IEnumerable<string> Subfolders(string path) =>
        Find(path, followLast: false)?.Children?.Where(c => c.Value.Children is not null).Select(c => c.Key) ?? [];

    /// <exception cref="InvalidDataException">The path goes through too many links.</exception>
    public RecordedNode? Find(string path, bool followLast)
    {
        var links = ManagedRootFolder.MaxLinks;
        var way = new List<RecordedNode> { _root };
        var todo = new Stack<string>(Reversed(path));
        while (todo.TryPop(out var part))
        {
            if (part == ".")
                continue;
            if (part == "..")
            {
                if (way.Count > 1)
                    way.RemoveAt(way.Count - 1);
                continue;
            }

            if (way[^1].Children?.GetValueOrDefault(part) is not { } next)
                return null;
            if (next.Target is not { } target || (!followLast && todo.Count == 0))
            {
                way.Add(next);
                continue;
            }

            if (--links < 0)
                throw new InvalidDataException($"{path} goes through more than {ManagedRootFolder.MaxLinks} symbolic links.");
            if (target.StartsWith('/'))
                way.RemoveRange(1, way.Count - 1);
            foreach (var more in Reversed(target))
                todo.Push(more);
        }

        return way[^1];
    }

    private void Add(string path, RecordedNode node)
    {
        if (Split(path) is { Count: > 0 } parts)
            Parent(parts)[parts[^1]] = node;
    }

    // Names in an archive are relative, and ".." in one is nobody's recording.
    private static List<string> Split(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").ToList();
        return parts.Contains("..") ? throw new InvalidDataException($"The archive names '{path}', outside itself.") : parts;
    }

    private SortedDictionary<string, RecordedNode> Parent(List<string> parts)
    {
        var folder = _root;
        foreach (var part in parts.SkipLast(1))
        {
            if (!folder.Children!.TryGetValue(part, out var next))
                folder.Children[part] = next = RecordedNode.Folder();
            if (next.Children is null)
                throw new InvalidDataException($"The archive has something inside '{part}', which is no folder.");
            folder = next;
        }

        return folder.Children!;
    }

    private static IEnumerable<string> Reversed(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse();
}
