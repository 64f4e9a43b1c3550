using System.Collections.Concurrent;
using System.Text;

namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// Files under a root folder: <c>/</c> for the live host, or the folder of a recorded tree. Symbolic links are followed inside the root
/// only; an absolute target counts from the root, as after chroot. Not a defence against somebody who changes the tree while it is read.
/// Safe to use from several threads.
/// </summary>
public sealed class HostFiles : IHostFiles
{
    /// <summary>How much of a file is read unless the caller says otherwise: 1 MiB. sysfs files hold at most one page, 4 KiB to 64 KiB.</summary>
    public const int DefaultMaxBytes = 1 << 20;

    // The kernel's own limit for links in one path (MAXSYMLINKS in include/linux/namei.h).
    private const int MaxLinks = 40;
    private const int MaxNames = 65_536;

    private readonly string _root;
    private readonly ConcurrentDictionary<string, string?> _folders = new(StringComparer.Ordinal);

    /// <summary>Opens a root.</summary>
    /// <param name="root">An existing folder; <c>/</c> is the live host.</param>
    /// <exception cref="DirectoryNotFoundException">The folder doesn't exist.</exception>
    public HostFiles(string root = "/")
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        if (!Directory.Exists(_root))
            throw new DirectoryNotFoundException($"There is no folder '{root}' to read a host from.");
        // A live /proc changes under us, so folder look-ups are remembered for recorded trees only.
        CachesFolders = _root != "/";
    }

    /// <summary>The live host, <c>/</c>.</summary>
    public static HostFiles Live { get; } = new();

    private bool CachesFolders { get; }

    /// <inheritdoc />
    public string? ReadText(string path, int maxBytes = DefaultMaxBytes) => Open(path, maxBytes) is var (buffer, length) ? Encoding.UTF8.GetString(buffer, 0, length) : null;

    /// <inheritdoc />
    public byte[]? ReadBytes(string path, int maxBytes = DefaultMaxBytes) => Open(path, maxBytes) is var (buffer, length) ? buffer[..length] : null;

    /// <inheritdoc />
    public EquatableList<string> List(string path)
    {
        if (Resolve(path) is not { } folder || !Directory.Exists(folder))
            return [];
        var names = Directory.EnumerateFileSystemEntries(folder).Take(MaxNames + 1).Select(Path.GetFileName).OfType<string>().ToArray();
        if (names.Length > MaxNames)
            throw new InvalidDataException($"{path} holds more than {MaxNames} names; it is not a host's directory.");
        Array.Sort(names, StringComparer.Ordinal);
        return [.. names];
    }

    /// <inheritdoc />
    public string? ReadLink(string path)
    {
        var end = path.TrimEnd('/').LastIndexOf('/');
        return end >= 0 && Resolve(end == 0 ? "/" : path[..end]) is { } folder ? new FileInfo($"{folder}/{path[(end + 1)..]}").LinkTarget : null;
    }

    private (byte[] Buffer, int Length)? Open(string path, int maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        if (Resolve(path) is not { } file || !File.Exists(file))
            return null;
        try
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(handle, path, maxBytes);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static (byte[] Buffer, int Length) Read(Microsoft.Win32.SafeHandles.SafeFileHandle handle, string path, int maxBytes)
    {
        // Files of /proc and /sys say length 0, so the length is what could be read.
        var buffer = new byte[Math.Min(maxBytes, 4096)];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length == maxBytes)
                    throw new InvalidDataException($"{path} is longer than {maxBytes} bytes; it is not what the kernel writes there.");
                Array.Resize(ref buffer, (int)Math.Min(maxBytes, (long)buffer.Length * 4));
            }

            var read = RandomAccess.Read(handle, buffer.AsSpan(length), length);
            if (read == 0)
                return (buffer, length);
            length += read;
        }
    }

    internal string? Resolve(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path[0] != '/' || path.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException($"'{path}' is not an absolute path.", nameof(path));
        if (_root == "/")
            return path;
        var links = MaxLinks;
        return Walk(path, ref links);
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
                throw new InvalidDataException($"{path} goes through more than {MaxLinks} symbolic links.");
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
        if (folder && CachesFolders && _folders.TryGetValue(path, out var known))
        {
            exists = true;
            return known;
        }

        var info = new FileInfo(path);
        exists = info.LinkTarget is not null || info.Exists || Directory.Exists(path);
        if (exists && folder && CachesFolders)
            _folders.TryAdd(path, info.LinkTarget);
        return info.LinkTarget;
    }

    private string Join(Stack<string> parts) => _root + "/" + string.Join('/', parts.Reverse());
}
