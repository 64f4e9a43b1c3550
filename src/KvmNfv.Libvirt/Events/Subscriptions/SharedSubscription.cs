using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>
/// One kind of event, registered once on a connection for all the streams that want it: libvirt refuses the same callback function for the
/// same event and object a second time ("event callback already tracked", object_event.c). Lent to libvirt, which may let go of it late.
/// </summary>
/// <remarks>The hub's lock guards everything but <see cref="Publish"/>, which runs on the event loop and takes no lock.</remarks>
internal sealed unsafe class SharedSubscription(EventRegistration registration) : EventTarget
{
    private volatile EventTarget[] _streams = [];
    private LibvirtHandle? _connection;
    private int _id;

    public EventRegistration Registration => registration;

    public bool IsRegistered => _connection is not null;

    public bool IsWanted => _streams.Length > 0;

    public override void Publish(object item)
    {
        foreach (var stream in _streams)
            stream.Publish(item);
    }

    public void Add(EventTarget stream) => _streams = [.. _streams, stream];

    public void Remove(EventTarget stream) => _streams = [.. _streams.Where(s => s != stream)];

    /// <summary>Registers, and keeps the connection open until the end.</summary>
    // SAFETY: libvirt owns the opaque once Register has succeeded and releases it with the free function.
    public void Begin(in HandleLease connection, bool widen)
    {
        var opaque = CallbackHandle.Lend(this);
        try
        {
            _id = registration.Register(connection.Pointer, opaque, widen);
        }
        catch
        {
            CallbackHandle.Release(opaque);
            throw;
        }
        _connection = connection.Keep();
    }

    /// <summary>Deregisters; does nothing where nothing is registered.</summary>
    public void End()
    {
        if (_connection is null)
            return;
        // On a lost connection the server cannot be told and the call fails, after libvirt has forgotten the callback itself:
        // the one thing that matters here. There is nothing a caller could do about it.
        if (registration.Deregister(_connection.DangerousGetHandle(), _id) < 0)
            Native.virResetLastError();
        _connection.DangerousRelease();
        _connection = null;
    }
}
