using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed partial class LibvirtConnection
{
    private readonly ConnectionKeeper _keeper;
    private readonly Lock _replacing = new();
    private bool _disposed;

    /// <inheritdoc/>
    public IConnectionEvents ConnectionEvents => _keeper.Events;

    /// <summary>Sets how often the server is probed and when it counts as lost; the options set it already when the connection opens.</summary>
    /// <param name="interval">Whole seconds between two probes; zero for none.</param>
    /// <param name="count">How many probes may stay without an answer.</param>
    /// <returns>False where this connection cannot probe: a driver inside this process, or a server that is too old.</returns>
    /// <exception cref="LibvirtException">The connection is broken.</exception>
    public bool SetKeepAlive(TimeSpan interval, int count)
    {
        LibvirtConnectionOptions.CheckKeepAlive(interval, count);
        using var self = Lease();
        var result = Native.virConnectSetKeepAlive(self.Pointer, (int)interval.TotalSeconds, (uint)count);
        if (result >= 0)
            return result == 0;
        var error = LibvirtException.FromLastError(nameof(Native.virConnectSetKeepAlive));
        return error is LibvirtUnsupportedException ? false : throw error;
    }

    /// <summary>Puts the native object of a reconnect under this connection.</summary>
    /// <exception cref="ObjectDisposedException">The connection was disposed meanwhile; the new object is then closed.</exception>
    internal void Replace(LibvirtConnectionHandle handle)
    {
        LibvirtHandle old;
        lock (_replacing)
        {
            if (_disposed)
            {
                handle.Dispose();
                throw new ObjectDisposedException(_options.DisplayName);
            }
            old = Exchange(handle);
        }
        old.Dispose();
    }
}
