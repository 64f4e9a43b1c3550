using System.Runtime.CompilerServices;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed partial class LibvirtConnection
{
    // libvirt never wakes who waits for a non-blocking stream when the connection goes (virNetClientCloseLocked knows no streams), so this does.
    // Weak: a stream that the program forgot is still finalized.
    private readonly ConditionalWeakTable<LibvirtStream, object?> _streams = [];

    /// <summary>Makes a stream for bulk data; it carries nothing until a call uses it.</summary>
    /// <param name="flags">Whether its calls never block.</param>
    /// <remarks><c>virStreamNew</c>, since libvirt 0.7.2.</remarks>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    /// <exception cref="ObjectDisposedException">The connection is closed.</exception>
    public LibvirtStream NewStream(StreamFlags flags = StreamFlags.None)
    {
        using var self = Lease();
        var result = Native.virStreamNew(self.Pointer, (uint)flags);
        if (result == 0)
            throw LibvirtException.FromLastError(nameof(Native.virStreamNew));
        var stream = new LibvirtStream(this, new(result));
        _streams.Add(stream, null);
        return stream;
    }

    /// <summary>Makes a non-blocking stream, gives it to a call that uses it, and wraps it.</summary>
    internal LibvirtDataStream OpenStream(FileAccess access, long? length, Action<nint> use)
    {
        var stream = NewStream(StreamFlags.Nonblock);
        try
        {
            using (var lease = stream.Lease())
                use(lease.Pointer);
            return new(stream, access, length);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Ends the waiting for every stream of the present native connection: it was lost or is being closed.</summary>
    internal void EndStreams(Exception reason)
    {
        foreach (var (stream, _) in _streams.ToArray())
        {
            _streams.Remove(stream);
            stream.StopWatching(reason);
        }
    }

    internal void Forget(LibvirtStream stream) => _streams.Remove(stream);
}
