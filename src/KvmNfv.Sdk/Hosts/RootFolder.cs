using System.Text;

namespace KvmNfv.Sdk.Hosts;

/// <summary>Reads what stands under one folder, and nothing outside it. Paths are absolute and count from that folder.</summary>
internal abstract class RootFolder
{
    public string? ReadText(string path, int maxBytes) => Read(path, maxBytes, Encoding.UTF8.GetString);

    public byte[]? ReadBytes(string path, int maxBytes) => Read(path, maxBytes, static bytes => bytes.ToArray());

    /// <summary>Names in no order; null when there is no such folder.</summary>
    public abstract List<string>? List(string path, int maxNames);

    public abstract string? ReadLink(string path);

    /// <returns>What <paramref name="make"/> makes of the file's content; null when there is no such file.</returns>
    protected abstract T? Read<T>(string path, int maxBytes, ContentReader<T> make)
        where T : class;

    /// <summary>The kernel keeps us inside the root where it can; the managed reader does the same, slower, on kernels before 5.6.</summary>
    public static RootFolder Open(string root) => KernelRootFolder.TryOpen(root) ?? (RootFolder)new ManagedRootFolder(root);

    protected static InvalidDataException TooLong(string path, int maxBytes) =>
        new($"{path} is longer than {maxBytes} bytes; it is not what the kernel writes there.");

    protected static InvalidDataException TooManyNames(string path, int maxNames) =>
        new($"{path} holds more than {maxNames} names; it is not a host's directory.");

    protected static InvalidDataException TooManyLinks(string path) => new($"{path} goes through more than {ManagedRootFolder.MaxLinks} symbolic links.");

    protected delegate T ContentReader<out T>(ReadOnlySpan<byte> content);
}
