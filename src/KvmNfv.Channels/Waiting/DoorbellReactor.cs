using System.Collections.Concurrent;
using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels.Waiting;

/// <summary>One thread of the process that waits for every doorbell that is awaited asynchronously.</summary>
internal sealed class DoorbellReactor
{
    private const int BatchSize = 64;
    private static readonly Lazy<DoorbellReactor> s_shared = new(() => new());

    private readonly ConcurrentDictionary<int, DoorbellWait> _waits = new();
    private readonly int _epoll = Epoll.Create();

    private DoorbellReactor() => new Thread(Run) { IsBackground = true, Name = "kvmnfv-doorbells" }.Start();

    public static DoorbellReactor Shared => s_shared.Value;

    public void Add(DoorbellWait wait)
    {
        _waits[wait.Descriptor] = wait;
        Epoll.Add(_epoll, wait.Descriptor);
    }

    /// <returns>False when the descriptor has been closed meanwhile.</returns>
    public bool Arm(DoorbellWait wait) => Epoll.TryArmOnce(_epoll, wait.Descriptor);

    public void Remove(DoorbellWait wait)
    {
        Epoll.TryRemove(_epoll, wait.Descriptor);
        _waits.TryRemove(new(wait.Descriptor, wait));
    }

    private void Run()
    {
        Span<int> ready = stackalloc int[BatchSize];
        var lookUp = Environment.TickCount64 + (long)ChannelEndpoint.LookUp.TotalMilliseconds;
        while (true)
        {
            var count = Epoll.Wait(_epoll, ready, ChannelEndpoint.LookUp);
            foreach (var descriptor in ready[..count])
            {
                if (_waits.TryGetValue(descriptor, out var wait))
                    wait.Complete();
            }
            if (Environment.TickCount64 < lookUp)
                continue;
            // Everyone looks up now and then, for peers that die without a hang-up.
            foreach (var (_, wait) in _waits)
                wait.Complete();
            lookUp = Environment.TickCount64 + (long)ChannelEndpoint.LookUp.TotalMilliseconds;
        }
    }
}
