namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>The only way in which this SDK writes into a host's running kernel. The seam to replace in tests; <see cref="HostWriter"/> is the real one.</summary>
public interface IHostWriter
{
    /// <summary>Writes a text and a line end into an existing file, in one call to the kernel.</summary>
    /// <param name="path">Absolute path as on the host, under <c>/sys/</c> or <c>/proc/</c>.</param>
    /// <param name="value">The text.</param>
    /// <exception cref="IOException">The kernel refused the value, or there is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    void Write(string path, string value);
}
