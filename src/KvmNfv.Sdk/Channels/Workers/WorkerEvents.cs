using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace KvmNfv.Sdk.Channels;

/// <summary>Gives every reader every event, and waits for none.</summary>
internal sealed class WorkerEvents(TimeProvider time)
{
    private const int Capacity = 256;

    private readonly Lock _lock = new();
    private readonly List<Channel<WorkerEvent>> _readers = [];
    private long _number;
    private bool _ended;

    public WorkerEvent Publish(WorkerEventKind kind, int? processId, string message)
    {
        lock (_lock)
        {
            var told = new WorkerEvent { Number = ++_number, Time = time.GetUtcNow(), Kind = kind, ProcessId = processId, Message = message };
            foreach (var reader in _readers)
                reader.Writer.TryWrite(told);
            return told;
        }
    }

    /// <summary>Subscribes now, not when the first event is asked for.</summary>
    public IAsyncEnumerable<WorkerEvent> Read(CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<WorkerEvent>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            if (_ended)
                channel.Writer.Complete();
            else
                _readers.Add(channel);
        }
        return ReadAsync(channel, cancellationToken);
    }

    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            foreach (var reader in _readers)
                reader.Writer.TryComplete();
            _readers.Clear();
        }
    }

    private async IAsyncEnumerable<WorkerEvent> ReadAsync(Channel<WorkerEvent> channel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var told in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return told;
        }
        finally
        {
            lock (_lock)
                _readers.Remove(channel);
        }
    }
}
