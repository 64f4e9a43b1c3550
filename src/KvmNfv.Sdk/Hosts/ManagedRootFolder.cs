using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// A root that is guarded here, by following symbolic links step by step: for kernels that can't. Not a defence against somebody who changes
/// the tree while it is read.
/// </summary>
internal sealed class ManagedRootFolder : RootFolder
{
    /// <summary>The kernel's own limit for links in one path (MAXSYMLINKS in include/linux/namei.h).</summary>
    public const int MaxLinks = 40;

    private readonly string _root;
    private readonly ConcurrentDictionary<string, string?> _folders = new(StringComparer.Ordinal);

    public ManagedRootFolder(string root) => _root = root;

    protected override T? Read<T>(string path, int maxBytes, ContentReader<T> make)
        where T : class
    {
        if (Resolve(path) is not { } file || !File.Exists(file))
            return null;
        try
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return make(Content(handle, path, maxBytes));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public override List<string>? List(string path, int maxNames)
    {
        if (Resolve(path) is not { } folder || !Directory.Exists(folder))
            return null;
        var names = Directory.EnumerateFileSystemEntries(folder).Take(maxNames + 1).Select(Path.GetFileName).OfType<string>().ToList();
        return names.Count > maxNames ? throw TooManyNames(path, maxNames) : names;
    }

    public override string? ReadLink(string path)
    {
        var end = path.TrimEnd('/').LastIndexOf('/');
        return Resolve(end <= 0 ? "/" : path[..end]) is { } folder ? new FileInfo($"{folder}/{path.TrimEnd('/')[(end + 1)..]}").LinkTarget : null;
    }

    private static ReadOnlySpan<byte> Content(SafeFileHandle handle, string path, int maxBytes)
    {
        // Files of /proc and /sys say length 0, so the length is what could be read.
        var buffer = new byte[4096];
        var length = 0;
        while (RandomAccess.Read(handle, buffer.AsSpan(length), length) is var read && read > 0)
        {
            length += read;
            if (length > maxBytes)
                throw TooLong(path, maxBytes);
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 4);
        }

        return buffer.AsSpan(0, length);
    }

    // A live /proc changes under us, so folder look-ups are remembered for recorded trees only; the live root has no link to guard against.
    private string? Resolve(string path)
    {
        var links = MaxLinks;
        return _root == "/" ? path : Walk(path, ref links);
    }

    // Resolves a path of the host to a path of ours that has no link left in it; null when a part is missing.
    private string? Walk(string path, ref int links)
    {
        var parts = new Stack<string>();
        var todo = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        while (todo.TryPop(out var part))
        {
            if (part == ".")
                continue;
            if (part == "..")
            {
                parts.TryPop(out _);
                continue;
            }

            parts.Push(part);
            var target = LinkTarget(parts, todo.Count > 0, out var exists);
            if (!exists)
                return null;
            if (target is null)
                continue;
            if (--links < 0)
                throw TooManyLinks(path);
            parts.Pop();
            if (target.StartsWith('/'))
                parts.Clear();
            foreach (var next in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
                todo.Push(next);
        }

        return Join(parts);
    }

    private string? LinkTarget(Stack<string> parts, bool folder, out bool exists)
    {
        var path = Join(parts);
        if (folder && _folders.TryGetValue(path, out var known))
        {
            exists = true;
            return known;
        }

        var info = new FileInfo(path);
        exists = info.LinkTarget is not null || info.Exists || Directory.Exists(path);
        if (exists && folder)
            _folders.TryAdd(path, info.LinkTarget);
        return info.LinkTarget;
    }

    private string Join(Stack<string> parts) => _root + "/" + string.Join('/', parts.Reverse());
}
