using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Repinning;

namespace KvmNfv.Sdk.Migration;

/// <summary>Compares what runs at the destination with what was planned for it: by libvirt, and by the kernel where the host is this machine.</summary>
internal sealed class DestinationProof(MigrationHookContext context, MigrationPlan? plan, MigrationSurvey? survey, MigrationOptions options, MigrationJournalEntry? entry)
{
    public async Task<IEnumerable<MigrationProofCheck>> ProveAsync(IDomain domain)
    {
        var checks = new List<MigrationProofCheck>();
        var live = DomainDocument.Parse(await domain.GetXmlAsync(DomainXmlFlags.Secure | DomainXmlFlags.Migratable).ConfigureAwait(false));
        if (survey is not null)
        {
            var expected = Expected(survey);
            checks.Add(Same("pins", expected.CpuTune, live.CpuTune));
            checks.Add(Same("memory-nodes", expected.NumaTune, live.NumaTune));
        }
        else if (entry?.DestinationEmulatorPin is { } pin)
        {
            checks.Add(new MigrationProofCheck("pins", live.CpuTune.EmulatorPin.CpuSet == pin, $"QEMU's own threads are on {live.CpuTune.EmulatorPin.CpuSet}"));
        }

        if (options.DestinationPlacement is { } placement)
            checks.Add(Kernel(domain, placement));
        return checks;
    }

    private DomainDocument Expected(MigrationSurvey before)
    {
        var given = plan?.Parameters.FirstOrDefault(p => p.Name == MigrateParam.DestXml)?.Value;
        var expected = DomainDocument.Parse(given ?? before.LiveXml);
        if (options.DestinationPlacement is { } placement)
            DefinitionUpdate.Apply(expected, placement);
        return expected;
    }

    private static MigrationProofCheck Same(string subject, Element expected, Element actual)
    {
        var changes = DocumentDiff.Compare(expected, actual);
        return new MigrationProofCheck(subject, changes.Count == 0, changes.Count == 0
            ? "as planned, by libvirt"
            : string.Join(", ", changes.Take(5).Select(c => $"{c.Path} is {c.After ?? "missing"} instead of {c.Before ?? "missing"}")));
    }

    private MigrationProofCheck Kernel(IDomain domain, PlacementPlan placement)
    {
        var files = HostFiles.Live;
        if (!HostReader.IsLocal(context.Destination.Uri) || new RunningDomainReader(files).FindProcesses(domain.Uuid) is not [var process])
            return new MigrationProofCheck("placement", null, "the destination is another machine, whose kernel can't be read from here");
        var report = PlacementVerifier.Compare(placement, new DomainActualReader(files).Read(process, placement));
        var wrong = report.Rows.Where(r => r.Outcome == VerificationOutcome.Mismatch).ToList();
        return new MigrationProofCheck("placement", wrong.Count == 0, wrong.Count == 0
            ? $"{report.Rows.Count} affinities, classes, nodes and page sizes are as planned, by the kernel"
            : string.Join(", ", wrong.Take(5).Select(r => $"{r.Subject} is {r.Actual} instead of {r.Planned}")));
    }
}
