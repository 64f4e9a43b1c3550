using KvmNfv.Channels;

namespace KvmNfv.Cli.Measuring;

/// <summary>Where a channel is made that lives no longer than its measurement.</summary>
internal sealed class MeasuringPlace : IDisposable
{
    // Memory, where the system has it there.
    private const string SharedMemory = "/dev/shm";

    private readonly string _folder;
    private readonly IvshmemServer? _server;

    public MeasuringPlace(ChannelKind kind, RingOptions rings)
    {
        _folder = Path.Combine(Directory.Exists(SharedMemory) ? SharedMemory : Path.GetTempPath(), $"kvmnfv-{Guid.NewGuid():N}"[..20]);
        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Address = new(kind, kind == ChannelKind.Tcp ? SocketOpener.FreePort() : Path.Combine(_folder, "channel"));
        try
        {
            if (kind == ChannelKind.Ivshmem)
                _server = IvshmemServer.Start(Address.Place!, new() { Rings = rings, Memory = rings.Memory });
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public ChannelAddress Address { get; }

    public void Dispose()
    {
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
