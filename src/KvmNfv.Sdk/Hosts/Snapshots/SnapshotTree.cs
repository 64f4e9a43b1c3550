using System.Formats.Tar;

namespace KvmNfv.Sdk.Hosts;

/// <summary>The tree that a snapshot will hold: files where they really are, and the links that lead to them.</summary>
internal sealed class SnapshotTree(IHostFiles files, SnapshotRedaction redaction)
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly Dictionary<string, string?> _targets = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, TarEntry> _entries = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>A listing: names of what is never read stay as empty folders, or as the links that they are.</summary>
    public void AddNames(string path, EquatableList<string> names)
    {
        var folder = Resolve(path);
        AddFolder(folder);
        foreach (var name in names)
        {
            var child = $"{folder}/{name}";
            if (Target(child) is { } target)
                Add(child, target);
            else
                AddFolder(child);
        }
    }

    public void AddLink(string path)
    {
        var end = path.LastIndexOf('/');
        var link = $"{Resolve(path[..end])}/{path[(end + 1)..]}";
        if (Target(link) is { } target)
            Add(link, target);
    }

    public void AddFile(string path, byte[] content)
    {
        // Judged by the name that was asked for and by where it leads: either may give a secret away.
        var file = Resolve(path);
        if (redaction.Content(path, content) is not { } asked || redaction.Content(file, asked) is not { } kept)
            return;
        AddFolder(file[..file.LastIndexOf('/')]);
        _entries[file] = new PaxTarEntry(TarEntryType.RegularFile, Name(file)) { DataStream = new MemoryStream(kept), Mode = FileMode };
        _count++;
    }

    /// <returns>The number of files.</returns>
    public int Write(Stream destination)
    {
        using var writer = new TarWriter(destination, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var entry in _entries.Values)
        {
            // The same host gives the same archive, whenever it is recorded.
            entry.ModificationTime = DateTimeOffset.UnixEpoch;
            writer.WriteEntry(entry);
        }

        return _count;
    }

    private void Add(string link, string target)
    {
        AddFolder(link[..link.LastIndexOf('/')]);
        _entries[link] = new PaxTarEntry(TarEntryType.SymbolicLink, Name(link)) { LinkName = redaction.Text(Relative(link, target)), Mode = FileMode };
    }

    // An absolute link would lead out of the folder that somebody unpacks the archive in.
    private static string Relative(string link, string target) =>
        target.StartsWith('/') ? string.Concat(Enumerable.Repeat("../", link.Count(c => c == '/') - 1)) + target.TrimStart('/') : target;

    private void AddFolder(string path)
    {
        for (; path.Length > 0 && !_entries.ContainsKey(path); path = path[..path.LastIndexOf('/')])
            _entries[path] = new PaxTarEntry(TarEntryType.Directory, Name(path)) { Mode = FolderMode };
    }

    // Follows the links of a path, and keeps each.
    private string Resolve(string path)
    {
        var done = "";
        var todo = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        for (var links = 0; todo.TryPop(out var part);)
        {
            if (part == ".")
                continue;
            if (part == "..")
            {
                done = done[..Math.Max(0, done.LastIndexOf('/'))];
                continue;
            }

            var next = $"{done}/{part}";
            if (Target(next) is not { } target || ++links > ManagedRootFolder.MaxLinks)
            {
                done = next;
                continue;
            }

            Add(next, target);
            if (target.StartsWith('/'))
                done = "";
            foreach (var more in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
                todo.Push(more);
        }

        return done;
    }

    private string? Target(string path)
    {
        if (!_targets.TryGetValue(path, out var target))
            _targets[path] = target = Read(path);
        return target;
    }

    private string? Read(string path)
    {
        try
        {
            return files.ReadLink(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Links of other users' processes.
            return null;
        }
    }

    private string Name(string path) => redaction.Text(path[1..]);
}
