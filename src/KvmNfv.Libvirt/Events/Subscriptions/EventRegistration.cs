namespace KvmNfv.Libvirt;

/// <summary>How one kind of event is asked for in C. Equal ones share one registration; used again after a reconnect.</summary>
internal abstract unsafe record EventRegistration
{
    /// <summary>Registers; libvirt then owns <paramref name="opaque"/>. Throws where libvirt refuses, and then it does not.</summary>
    /// <param name="connection">The native connection.</param>
    /// <param name="opaque">What was lent to libvirt.</param>
    /// <param name="widen">
    /// Whether to ask for the events of all objects when the one wanted is not there: after a reconnect it may come back under the same UUID.
    /// The target filters in any case.
    /// </param>
    public abstract int Register(nint connection, void* opaque, bool widen);

    /// <summary>Ends a registration.</summary>
    /// <returns>Negative on failure.</returns>
    public abstract int Deregister(nint connection, int id);

    protected static int Checked(int id, string operation) => id >= 0 ? id : throw LibvirtException.FromLastError(operation);
}
