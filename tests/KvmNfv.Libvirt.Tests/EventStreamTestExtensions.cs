namespace KvmNfv.Libvirt.Tests;

internal static class EventStreamTestExtensions
{
    /// <summary>The next event, within the limit of patience.</summary>
    public static async Task<T> Next<T>(this EventStream<T> events)
    {
        using var limit = new CancellationTokenSource(Limits.Patience);
        return await events.ReadAsync(limit.Token);
    }
}
