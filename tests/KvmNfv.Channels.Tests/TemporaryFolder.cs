namespace KvmNfv.Channels.Tests;

/// <summary>A folder for sockets and files of one fixture.</summary>
internal sealed class TemporaryFolder(string under = "/tmp") : IDisposable
{
    private readonly string _path = Directory.CreateDirectory(Path.Combine(under, $"kvmnfv-{Guid.NewGuid():N}")).FullName;
    private int _count;

    public string NewPath() => Path.Combine(_path, $"c{Interlocked.Increment(ref _count)}");

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
