using KvmNfv.Channels;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Worker.Protocol;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KvmNfv.Sdk.Channels;

/// <summary>A data plane (<see cref="DataPlane"/>) in a process of its own, whose heap nobody else fills: started, bound to isolated CPUs, watched, and started again with its
/// configuration when it ends.</summary>
/// <remarks>Guests connect again by themselves where QEMU listens (<see cref="VhostUserSocketMode.Client"/>). The process leaves the terminal's session, so that Ctrl-C reaches this
/// program only.</remarks>
public sealed partial class DataPlaneWorker : IDataPlaneWorker
{
    private readonly DataPlaneWorkerOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly WorkerEvents _events;

    // One start or stop at a time; and, inside of it, one change of the process or its configuration at a time.
    private readonly SemaphoreSlim _startOrStop = new(1), _change = new(1);
    private TaskCompletionSource _running = NotStarted();
    private WorkerSession? _session;
    private CancellationTokenSource? _stop;
    private Task _supervision = Task.CompletedTask;
    private bool _disposed;

    /// <summary>Makes a worker that isn't started yet.</summary>
    /// <param name="options">What to run; not to be changed any more.</param>
    /// <param name="logger">Is told every event.</param>
    /// <param name="time">Null: the system's clock.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public DataPlaneWorker(DataPlaneWorkerOptions options, ILogger<DataPlaneWorker>? logger = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _logger = logger ?? NullLogger<DataPlaneWorker>.Instance;
        _time = time ?? TimeProvider.System;
        _events = new(_time);
        Configuration = options.Configuration;
    }

    /// <inheritdoc/>
    public string Name => _options.Name;

    /// <inheritdoc/>
    public WorkerState State { get; private set; }

    /// <inheritdoc/>
    public int? ProcessId => State == WorkerState.Running ? _session?.Process.Id : null;

    /// <inheritdoc/>
    public bool? IsNative => State == WorkerState.Running ? _session?.Connection.Greeting.IsNative : null;

    /// <inheritdoc/>
    public DataPlaneConfiguration Configuration { get; private set; }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _startOrStop.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (State is WorkerState.Running or WorkerState.Restarting)
                return;
            State = WorkerState.Starting;
            if (_running.Task.IsCompleted)
                _running = NotStarted();
            ChooseCpus();
            var session = await FirstAsync(cancellationToken).ConfigureAwait(false);
            _stop = new();
            _supervision = SuperviseAsync(session, _stop.Token);
        }
        finally
        {
            if (State == WorkerState.Starting)
            {
                State = WorkerState.Stopped;
                GiveUpWaiting("The worker couldn't be started.");
            }
            _startOrStop.Release();
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _startOrStop.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await EndSupervisionAsync().ConfigureAwait(false) is { } session)
                await session.StopAsync(_options.AnswerTimeout).ConfigureAwait(false);
            Publish(WorkerEventKind.Stopped, null, "It was stopped as asked.");
        }
        finally
        {
            _startOrStop.Release();
        }
    }

    /// <inheritdoc/>
    public Task<DataPlaneStatistics> ReadStatisticsAsync(bool forgetGaps = false, CancellationToken cancellationToken = default) => WhileRunningAsync(async session =>
    {
        var answer = await session.Connection.AskAsync(new StatisticsRequest { ForgetGaps = forgetGaps }, cancellationToken).ConfigureAwait(false);
        return answer.Statistics ?? throw new WorkerException("The worker answered without statistics.");
    }, cancellationToken);

    /// <inheritdoc/>
    public async Task AddPortAsync(string switchName, VhostUserPortOptions port, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(switchName);
        ArgumentNullException.ThrowIfNull(port);
        await WhileRunningAsync(async session =>
        {
            await session.Connection.AskAsync(new AddPortRequest { Switch = switchName, Port = PortMessage.From(port) }, cancellationToken).ConfigureAwait(false);
            return Change(switchName, ports => [.. ports, port]);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<bool> RemovePortAsync(string switchName, string portName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(switchName);
        ArgumentException.ThrowIfNullOrEmpty(portName);
        return WhileRunningAsync(async session =>
        {
            var answer = await session.Connection.AskAsync(new RemovePortRequest { Switch = switchName, Port = portName }, cancellationToken).ConfigureAwait(false);
            return answer.Removed == true && Change(switchName, ports => [.. ports.Where(p => p.Name != portName)]);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<WorkerEvent> Events(CancellationToken cancellationToken = default) => _events.Read(cancellationToken);

    /// <summary>Stops the process; an <see cref="WorkerLifetime.Independent"/> one goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _startOrStop.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_disposed)
                return;
            _disposed = true;
            if (await EndSupervisionAsync().ConfigureAwait(false) is { } session)
            {
                if (_options.Lifetime == WorkerLifetime.Independent)
                    session.Dispose();
                else
                    await session.StopAsync(_options.AnswerTimeout).ConfigureAwait(false);
            }
            _events.End();
        }
        finally
        {
            _startOrStop.Release();
        }
    }

    private static TaskCompletionSource NotStarted() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void ChooseCpus()
    {
        var isolated = !_options.UseIsolatedCpus ? CpuSet.Empty : (_options.Host ?? new SysfsTopologyReader(HostFiles.Live).Read()).Isolated;
        var choice = CpuChoice.Make(Configuration, isolated);
        Configuration = choice.Configuration;
        foreach (var reason in choice.NotPinned)
            Publish(WorkerEventKind.NotPinned, null, reason);
    }

    private bool Change(string switchName, Func<IReadOnlyList<VhostUserPortOptions>, IReadOnlyList<VhostUserPortOptions>> ports)
    {
        Configuration = Configuration with { Switches = [.. Configuration.Switches.Select(s => s.Name == switchName ? s with { Ports = ports(s.Ports) } : s)] };
        return true;
    }

    private void Publish(WorkerEventKind kind, int? processId, string message)
    {
        _events.Publish(kind, processId, message);
        var level = WorkerLog.LevelOf(kind);
        if (_logger.IsEnabled(level))
            _logger.Told(level, Name, processId, kind, message);
    }
}
