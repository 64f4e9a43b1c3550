namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Makes a plan: asks each area for its steps, orders them, and writes the files.</summary>
internal sealed class TuningPlanner
{
    private readonly TuningContext _context;

    public TuningPlanner(IHostFiles files, TuningOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        _context = new TuningContext(files, options);
    }

    public TuningPlan Plan()
    {
        var pages = HugePagePlanner.Plan(_context);
        var change = new CommandLineMerge(_context.CommandLineText, WantedParameters.For(_context, pages)).Merge();
        ITuningArea[] areas =
        [
            new FirmwareArea(), new KernelArea(), new CommandLineArea(change), new HugePageArea(pages), new ModuleArea(), new SystemdArea(), new TunedArea(),
            new ServiceArea(), new MemoryArea(), new SysctlArea(), new InterruptArea(), new WorkqueueArea(), new PowerArea(), new FairServerArea(),
            new NetworkArea(), new ResctrlArea(), new GuestArea(pages),
        ];
        var steps = areas.SelectMany(a => a.Steps(_context)).OrderBy(s => s.Stage).ToList();
        return new TuningPlan
        {
            Profile = _context.Options.Profile,
            Host = _context.Host,
            Isolated = _context.Isolated,
            Housekeeping = _context.Housekeeping,
            Choice = _context.Isolation.Reasons,
            CommandLine = change,
            Steps = [.. steps],
            Files = [.. new TuningFileWriter(_context, change, pages, steps).Write().OrderBy(f => f.Path, StringComparer.Ordinal)],
            Notes = [.. TuningNotes.For(_context)],
        };
    }
}
