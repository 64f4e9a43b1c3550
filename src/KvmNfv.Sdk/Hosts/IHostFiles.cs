namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// The only way in which this SDK's pure parts read a host's /sys and /proc: by absolute path, under some root. A live host, a recorded
/// tree and a test's dictionary look the same. Implementations are safe to use from several threads.
/// </summary>
public interface IHostFiles
{
    /// <summary>Reads a whole text file.</summary>
    /// <param name="path">Absolute path as on the host, such as <c>/sys/devices/system/cpu/online</c>.</param>
    /// <param name="maxBytes">The most that is read; a longer file is an error, not a short answer.</param>
    /// <returns>The text, or null when there is no such file.</returns>
    /// <exception cref="UnauthorizedAccessException">The file is there and may not be read.</exception>
    /// <exception cref="InvalidDataException">The file is longer than <paramref name="maxBytes"/>, or leads out of the root.</exception>
    /// <exception cref="IOException">The kernel refused to give the content.</exception>
    string? ReadText(string path, int maxBytes = HostFiles.DefaultMaxBytes);

    /// <summary>Names of what a directory holds, in ordinal order; empty when there is no such directory.</summary>
    /// <param name="path">Absolute path as on the host.</param>
    /// <exception cref="UnauthorizedAccessException">The directory is there and may not be read.</exception>
    /// <exception cref="InvalidDataException">The path leads out of the root, or the directory holds more than 65,536 names.</exception>
    EquatableList<string> List(string path);

    /// <summary>Where a symbolic link leads, as it is written in the link: an absolute path, or one that counts from the link's folder.</summary>
    /// <param name="path">Absolute path as on the host; links in its folders are followed, the last part is not.</param>
    /// <returns>The target, or null when there is no link there.</returns>
    /// <exception cref="InvalidDataException">The path leads through too many links.</exception>
    string? ReadLink(string path);

    /// <summary>Reads a whole binary file, such as firmware tables or a device's configuration space.</summary>
    /// <param name="path">Absolute path as on the host.</param>
    /// <param name="maxBytes">The most that is read; a longer file is an error, not a short answer.</param>
    /// <returns>The content, or null when there is no such file. A source that has only texts gives their UTF-8 form.</returns>
    /// <inheritdoc cref="ReadText" path="/exception"/>
    byte[]? ReadBytes(string path, int maxBytes = HostFiles.DefaultMaxBytes) =>
        ReadText(path, maxBytes) is { } text ? System.Text.Encoding.UTF8.GetBytes(text) : null;

    /// <summary>Reads a part of a file that has no end of its own, such as a CPU's model-specific registers in <c>/dev/cpu/N/msr</c>.</summary>
    /// <param name="path">Absolute path as on the host.</param>
    /// <param name="offset">Where to begin.</param>
    /// <param name="count">How many bytes to read.</param>
    /// <returns>At most <paramref name="count"/> bytes; null when there is no such file, and where there are no devices, as in a recorded tree.</returns>
    /// <exception cref="UnauthorizedAccessException">The file is there and may not be read.</exception>
    /// <exception cref="IOException">The kernel refused to give the content.</exception>
    byte[]? ReadAt(string path, long offset, int count) => null;
}
