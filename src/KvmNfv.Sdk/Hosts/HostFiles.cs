namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// Files under a root folder: <c>/</c> for the live host, or the folder of a recorded tree, which may lie up to four folders deeper. Symbolic
/// links are followed inside the root only; an absolute target counts from the root, as after chroot. Safe to use from several threads.
/// </summary>
public sealed class HostFiles : IHostFiles
{
    /// <summary>How much of a file is read unless the caller says otherwise: 1 MiB. sysfs files hold at most one page, 4 KiB to 64 KiB.</summary>
    public const int DefaultMaxBytes = 1 << 20;

    private const int MaxNames = 65_536;

    private readonly RecordedRoot _recording;
    private readonly RootFolder _folder;

    /// <summary>Opens a root.</summary>
    /// <param name="root">An existing folder; <c>/</c> is the live host.</param>
    /// <exception cref="DirectoryNotFoundException">The folder doesn't exist.</exception>
    /// <exception cref="InvalidDataException">Several hosts are recorded below the folder.</exception>
    public HostFiles(string root = "/")
        : this(root, RootFolder.Open)
    {
    }

    internal HostFiles(string root, Func<string, RootFolder> open)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder '{root}' to read a host from.");
        IsLive = folder == "/";
        _recording = IsLive ? new(folder, null) : RecordedRoot.Find(folder, Subfolders);
        _folder = open(_recording.Folder);
    }

    /// <summary>The live host, <c>/</c>.</summary>
    public static HostFiles Live { get; } = new();

    /// <summary>Whether this is the machine that the process runs on.</summary>
    public bool IsLive { get; }

    /// <inheritdoc />
    public string? ReadText(string path, int maxBytes = DefaultMaxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        return Map(path) is { } mapped ? _folder.ReadText(mapped, maxBytes) : null;
    }

    /// <inheritdoc />
    public byte[]? ReadBytes(string path, int maxBytes = DefaultMaxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        return Map(path) is { } mapped ? _folder.ReadBytes(mapped, maxBytes) : null;
    }

    /// <inheritdoc />
    public byte[]? ReadAt(string path, long offset, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        // A recording holds no devices.
        if (!(IsLive) || !path.StartsWith('/') || !File.Exists(path))
            return null;
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var buffer = new byte[count];
        return buffer[..RandomAccess.Read(handle, buffer, offset)];
    }

    /// <inheritdoc />
    public EquatableList<string> List(string path)
    {
        if (Map(path) is not { } mapped || _folder.List(mapped, MaxNames) is not { } names)
            return [];
        names.Sort(StringComparer.Ordinal);
        return [.. names];
    }

    /// <inheritdoc />
    public string? ReadLink(string path) => Map(path) is { } mapped ? _folder.ReadLink(mapped) : null;

    private static IEnumerable<string> Subfolders(string folder) =>
        new DirectoryInfo(folder).EnumerateDirectories().Where(d => d.LinkTarget is null).Select(d => d.Name);

    private string? Map(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path[0] != '/' || path.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException($"'{path}' is not an absolute path.", nameof(path));
        return _recording.Map(path);
    }
}
