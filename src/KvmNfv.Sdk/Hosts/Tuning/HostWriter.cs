using System.Text;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>
/// Writes kernel files under a root folder: <c>/</c> for the live host, or the folder of a recorded tree, out of which no symbolic link leads. It
/// never creates a file, and writes nowhere but under <c>/sys</c> and <c>/proc</c>.
/// </summary>
public sealed class HostWriter : IHostWriter
{
    private readonly string _root;

    /// <summary>Opens a root.</summary>
    /// <param name="root">An existing folder.</param>
    /// <exception cref="DirectoryNotFoundException">The folder doesn't exist.</exception>
    public HostWriter(string root = "/")
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        if (!Directory.Exists(_root))
            throw new DirectoryNotFoundException($"There is no folder '{root}' to write a host's values in.");
    }

    /// <inheritdoc />
    public void Write(string path, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!IsKernelFile(path))
            throw new UnauthorizedAccessException($"{path} is not a file of the kernel; only those under /sys and /proc are written.");
        if (value.AsSpan().ContainsAny('\n', '\0'))
            throw new ArgumentException("A value is one line.", nameof(value));
        if (RootedPath.Resolve(_root, path) is not { } file)
            throw new FileNotFoundException($"{path} is not there.");
        // One write call: the kernel takes each as a value of its own.
        using var stream = new FileStream(file, FileMode.Truncate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        stream.Write(Encoding.UTF8.GetBytes(value + "\n"));
    }

    internal static bool IsKernelFile(string path) =>
        (path.StartsWith("/sys/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal))
        && !path.Split('/').Contains("..") && !path.Contains('\0', StringComparison.Ordinal);
}
