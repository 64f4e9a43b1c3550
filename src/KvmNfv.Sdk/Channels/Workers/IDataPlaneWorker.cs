using KvmNfv.Channels;

namespace KvmNfv.Sdk.Channels;

/// <summary>A data plane in a process of its own, which is supervised. Thread-safe.</summary>
public interface IDataPlaneWorker : IAsyncDisposable
{
    /// <summary>The worker's name.</summary>
    string Name { get; }

    /// <summary>What it is doing.</summary>
    WorkerState State { get; }

    /// <summary>Its process; null while there is none.</summary>
    int? ProcessId { get; }

    /// <summary>Whether its program was compiled ahead of time; null while there is none.</summary>
    bool? IsNative { get; }

    /// <summary>What it runs, or will run after its next restart: with the CPUs that were chosen, and the ports added and removed.</summary>
    DataPlaneConfiguration Configuration { get; }

    /// <summary>Starts the process, or takes over one that went on without a supervisor, and waits until it has its configuration. Does nothing while it runs.</summary>
    /// <exception cref="WorkerException">There is no program, it ended at once, or it refused the configuration.</exception>
    Task StartAsync(CancellationToken cancellationToken = default);

    /// <summary>Stops the process in order, and kills it when it doesn't end within <see cref="DataPlaneWorkerOptions.AnswerTimeout"/>.</summary>
    Task StopAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the counters, and what the data plane costs. Waits while the worker is restarted.</summary>
    /// <param name="forgetGaps">The longest poll gaps begin anew after this reading.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="WorkerException">The worker isn't started, or ended meanwhile.</exception>
    Task<DataPlaneStatistics> ReadStatisticsAsync(bool forgetGaps = false, CancellationToken cancellationToken = default);

    /// <summary>Adds a port to a switch, now and after every restart.</summary>
    /// <param name="switchName">The switch.</param>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Ends the waiting; whether the port was added is then unknown.</param>
    /// <exception cref="WorkerException">The worker refused: the message says why.</exception>
    Task AddPortAsync(string switchName, VhostUserPortOptions port, CancellationToken cancellationToken = default);

    /// <summary>Removes a port from a switch.</summary>
    /// <param name="switchName">The switch.</param>
    /// <param name="portName">The port.</param>
    /// <param name="cancellationToken">Ends the waiting; whether the port was removed is then unknown.</param>
    /// <returns>False when there was no such port.</returns>
    /// <exception cref="WorkerException">There is no such switch.</exception>
    Task<bool> RemovePortAsync(string switchName, string portName, CancellationToken cancellationToken = default);

    /// <summary>What happens from now on. Up to 256 events wait for the reader; then the oldest are dropped, which <see cref="WorkerEvent.Number"/> shows. Ends when the worker is disposed.</summary>
    IAsyncEnumerable<WorkerEvent> Events(CancellationToken cancellationToken = default);
}
