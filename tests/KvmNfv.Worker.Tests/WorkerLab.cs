using KvmNfv.Channels;
using KvmNfv.Channels.Tests;
using KvmNfv.Sdk.Channels;
using KvmNfv.Tests;

namespace KvmNfv.Worker.Tests;

/// <summary>A folder of its own with two ports' sockets, and workers that serve them.</summary>
internal sealed class WorkerLab : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WorkerLab() => (First, Second, Control) = (_folder.NewPath(), _folder.NewPath(), _folder.NewPath());

    /// <summary>The worker as it was built with these tests, or as one of them published it.</summary>
    public static string Program { get; set; } = Path.Combine(Repository.Root, "artifacts", "bin", "KvmNfv.Worker",
        new DirectoryInfo(AppContext.BaseDirectory).Name, "kvmnfv-worker");

    public string First { get; }

    public string Second { get; }

    public string Control { get; }

    public string NewPath() => _folder.NewPath();

    /// <summary>One switch with two ports that front-ends connect to.</summary>
    public DataPlaneConfiguration TwoPorts => new()
    {
        Switches =
        [
            new()
            {
                Name = "sw",
                // Guests send to each other before the switch has learned them.
                Options = new() { YieldWhenIdle = true, MaxFloodedPerSecond = 0 },
                Ports =
                [
                    new() { Name = "first", SocketPath = First, Mode = VhostUserSocketMode.Server },
                    new() { Name = "second", SocketPath = Second, Mode = VhostUserSocketMode.Server },
                ],
            },
        ],
    };

    public DataPlaneWorkerOptions Options => new()
    {
        Name = "test",
        ControlFolder = Control,
        ProgramPath = Program,
        UseIsolatedCpus = false,
        Configuration = TwoPorts,
        // Whatever else the machine does, a worker isn't killed for it.
        StartTimeout = TimeSpan.FromMinutes(2),
        AnswerTimeout = TimeSpan.FromMinutes(2),
    };

    public async Task<DataPlaneWorker> StartAsync(Action<DataPlaneWorkerOptions>? configure = null)
    {
        var options = Options;
        configure?.Invoke(options);
        var worker = new DataPlaneWorker(options);
        await worker.StartAsync();
        return worker;
    }

    public (Guest First, Guest Second) Guests() => (new(First, 1), new(Second, 2));

    public void Dispose() => _folder.Dispose();

    /// <summary>Waits for an event of a kind.</summary>
    public static async Task<WorkerEvent> NextAsync(IAsyncEnumerator<WorkerEvent> events, WorkerEventKind kind)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (await events.MoveNextAsync().AsTask().WaitAsync(patience.Token))
        {
            if (events.Current.Kind == kind)
                return events.Current;
        }
        throw new AssertionException($"The events ended without {kind}.");
    }
}
