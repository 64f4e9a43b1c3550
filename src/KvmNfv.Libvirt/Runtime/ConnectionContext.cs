namespace KvmNfv.Libvirt;

/// <summary>What a connection and all objects on it share.</summary>
internal sealed class ConnectionContext(string name, int maxConcurrentCalls)
{
    private volatile bool _closed;

    public CallGate Gate { get; } = new(name, maxConcurrentCalls);

    public bool IsClosed => _closed;

    public void Close()
    {
        _closed = true;
        Gate.Dispose();
    }

    public void ThrowIfClosed()
    {
        if (_closed)
            throw new ObjectDisposedException(name, $"The connection to {name} was closed; open it again.");
    }
}
