namespace KvmNfv.Sdk.Hosts;

/// <summary>Reads what stands under one folder, and nothing outside it. Paths are absolute and count from that folder.</summary>
internal abstract class RootFolder
{
    public abstract string? ReadText(string path, int maxBytes);

    /// <summary>Names in no order; null when there is no such folder.</summary>
    public abstract List<string>? List(string path, int maxNames);

    public abstract string? ReadLink(string path);

    /// <summary>The kernel keeps us inside the root where it can; the managed reader does the same, slower, on kernels before 5.6.</summary>
    public static RootFolder Open(string root) => KernelRootFolder.TryOpen(root) ?? (RootFolder)new ManagedRootFolder(root);

    protected static InvalidDataException TooLong(string path, int maxBytes) =>
        new($"{path} is longer than {maxBytes} bytes; it is not what the kernel writes there.");

    protected static InvalidDataException TooManyNames(string path, int maxNames) =>
        new($"{path} holds more than {maxNames} names; it is not a host's directory.");

    protected static InvalidDataException TooManyLinks(string path) => new($"{path} goes through more than {ManagedRootFolder.MaxLinks} symbolic links.");
}
