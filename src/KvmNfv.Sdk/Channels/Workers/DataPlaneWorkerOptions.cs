using KvmNfv.Channels;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Channels;

/// <summary>What a <see cref="DataPlaneWorker"/> runs, and how it is kept running.</summary>
public sealed class DataPlaneWorkerOptions
{
    /// <summary>Tells workers of one folder apart; also the name of the control socket, <c>worker-NAME.sock</c>. Letters, digits, '.', '_' and '-'. Default <c>default</c>.</summary>
    public string Name { get; set; } = "default";

    /// <summary>The switches, relays and ivshmem servers. Polling threads without a CPU get isolated ones.</summary>
    public DataPlaneConfiguration Configuration { get; set; } = new();

    /// <summary>The host, for its isolated CPUs. Null, the default: read from /sys when the worker starts.</summary>
    public HostTopology? Host { get; set; }

    /// <summary>Whether polling threads without a CPU are bound to isolated ones as far as there are any. Default true; without, the scheduler places them and they give their
    /// CPU away when idle.</summary>
    public bool UseIsolatedCpus { get; set; } = true;

    /// <summary>What becomes of the worker when this process dies. Default <see cref="WorkerLifetime.WithSupervisor"/>.</summary>
    public WorkerLifetime Lifetime { get; set; }

    /// <summary>When a worker that ended is started again.</summary>
    public RestartSchedule Restart { get; set; } = new();

    /// <summary>How long a new process may take until it has its configuration. Default 10 s.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the worker is asked whether it still answers. Default 5 s.</summary>
    public TimeSpan HealthPeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer may take; a worker that takes longer to say that it lives is killed and started again. Default 10 s.</summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The folder of the control socket, made with mode 0700 where it is missing. Null, the default: <c>kvmnfv</c> in XDG_RUNTIME_DIR, or /run/kvmnfv for root.</summary>
    public string? ControlFolder { get; set; }

    /// <summary>The worker's program, or its .dll for <c>dotnet</c>. Null, the default: <c>kvmnfv-worker</c> as the package brings it.</summary>
    public string? ProgramPath { get; set; }

    internal void Check()
    {
        if (string.IsNullOrEmpty(Name) || Name.Length > 64 || !Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
            throw new ArgumentException($"The worker's name '{Name}' must have 1 to 64 letters, digits, '.', '_' or '-', since a file is called after it.");
        ArgumentNullException.ThrowIfNull(Configuration);
        ArgumentNullException.ThrowIfNull(Restart);
        Restart.Check();
        if (!Enum.IsDefined(Lifetime))
            throw new ArgumentException($"There is no WorkerLifetime {Lifetime}.");
        foreach (var (value, what) in new[] { (StartTimeout, nameof(StartTimeout)), (HealthPeriod, nameof(HealthPeriod)), (AnswerTimeout, nameof(AnswerTimeout)) })
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromHours(1))
                throw new ArgumentException($"{what} is {value}; it must be more than zero and at most an hour.");
        }
    }
}
