namespace KvmNfv.Cli.Measuring;

/// <summary>Work on a thread of its own, on a CPU of its own.</summary>
internal static class PinnedThread
{
    public static Task<T> RunAsync<T>(int? cpu, Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                if (cpu is { } one)
                    ThreadAffinity.Pin(one);
                done.SetResult(work());
            }
#pragma warning disable CA1031 // Whoever waits gets it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                done.SetException(e);
            }
        }) { IsBackground = true, Name = "kvmnfv-measure" }.Start();
        return done.Task;
    }
}
