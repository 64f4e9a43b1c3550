using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// A recorded host in a tar file, as <c>kvmnfv host snapshot</c> writes one, read without unpacking it. Links stay inside the archive. Immutable;
/// safe to use from several threads.
/// </summary>
public sealed class HostArchive : IHostFiles
{
    private const int MaxEntries = 1_000_000;
    private const long MaxTotal = 512L << 20;

    private readonly RecordedTree _tree;
    private readonly RecordedRoot _recording;

    private HostArchive(RecordedTree tree)
    {
        _tree = tree;
        _recording = RecordedRoot.Find("/", tree.Subfolders);
        tree.MakeRoot(_recording.Folder);
    }

    /// <summary>Reads a tar file, plain or compressed by gzip.</summary>
    /// <exception cref="InvalidDataException">The file is not such an archive, or is larger than a host's recording can be: a million entries, 512 MiB.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static HostArchive Open(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        using var stream = File.OpenRead(file);
        Span<byte> magic = stackalloc byte[2];
        var compressed = stream.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic.SequenceEqual((ReadOnlySpan<byte>)[0x1f, 0x8b]);
        stream.Position = 0;
        if (!compressed)
            return Read(stream);
        using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        return Read(unpacked);
    }

    /// <summary>Reads a tar stream to its end.</summary>
    /// <exception cref="InvalidDataException">The stream is not a tar archive, or is larger than a host's recording can be.</exception>
    public static HostArchive Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var tree = new RecordedTree();
        using var reader = new TarReader(stream, leaveOpen: true);
        try
        {
            Fill(tree, reader);
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"This is not a tar archive of a host: {e.Message}", e);
        }

        return new HostArchive(tree);
    }

    /// <inheritdoc />
    public string? ReadText(string path, int maxBytes = HostFiles.DefaultMaxBytes) =>
        Content(path, maxBytes) is { } content ? Encoding.UTF8.GetString(content) : null;

    /// <inheritdoc />
    public byte[]? ReadBytes(string path, int maxBytes = HostFiles.DefaultMaxBytes) => Content(path, maxBytes)?.ToArray();

    /// <inheritdoc />
    public EquatableList<string> List(string path) => Find(path) is { Children: { } children } ? [.. children.Keys] : [];

    /// <inheritdoc />
    public string? ReadLink(string path) => Find(path, followLast: false)?.Target;

    private static void Fill(RecordedTree tree, TarReader reader)
    {
        var (entries, total) = (0, 0L);
        while (reader.GetNextEntry() is { } entry)
        {
            if (++entries > MaxEntries || (total += entry.Length) > MaxTotal)
                throw new InvalidDataException($"The archive holds more than {MaxEntries} entries or {MaxTotal >> 20} MiB; it is not a host's recording.");
            switch (entry.EntryType)
            {
                case TarEntryType.Directory:
                    tree.AddFolder(entry.Name);
                    break;
                case TarEntryType.SymbolicLink:
                    tree.AddLink(entry.Name, entry.LinkName);
                    break;
                case TarEntryType.HardLink:
                    tree.AddHardLink(entry.Name, entry.LinkName);
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    tree.AddFile(entry.Name, Unpack(entry));
                    break;
            }
        }
    }

    private static byte[] Unpack(TarEntry entry)
    {
        if (entry.DataStream is null)
            return [];
        var content = new byte[entry.Length];
        entry.DataStream.ReadExactly(content);
        return content;
    }

    private byte[]? Content(string path, int maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        var content = Find(path)?.Content;
        return content is null || content.Length <= maxBytes ? content
            : throw new InvalidDataException($"{path} is longer than {maxBytes} bytes; it is not what the kernel writes there.");
    }

    private RecordedNode? Find(string path, bool followLast = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return path[0] != '/' ? throw new ArgumentException($"'{path}' is not an absolute path.", nameof(path))
            : _recording.Map(path) is { } mapped ? _tree.Find(mapped, followLast) : null;
    }
}
