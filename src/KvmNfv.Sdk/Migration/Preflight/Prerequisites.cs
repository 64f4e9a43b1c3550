using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>What must stand before, and what would help, with the evidence.</summary>
internal static class Prerequisites
{
    public static EquatableList<MigrationPrerequisite> Of(MigrationRequest request, MigrationDraft draft) =>
        [.. Host(request), .. Draft(request, draft), .. Devices(request)];

    private static IEnumerable<MigrationPrerequisite> Host(MigrationRequest request)
    {
        var (domain, source) = (request.Domain, request.Source);
        if (domain.Type != "kvm")
        {
            yield return new("kvm", false, $"the domain's type is {domain.Type}",
                "Emulated guests have no dirty ring and no page-modification logging, and their times say little about KVM.");
            yield break;
        }

        yield return new("pml", source.Pml.Present, source.Pml.Evidence,
            "Page-modification logging (Intel, automatic) finds dirty pages without a fault for each: up to 10 % less time, 1 % less load on the guest.");
        var ring = domain.DirtyRing ? source.DirtyRing : source.DirtyRing with { Present = false, Evidence = $"the document has no dirty-ring; host: {source.DirtyRing.Evidence}" };
        var writers = request.DirtyRate is { VCpuRates.Count: > 0 } dirty ? $"; measured: {string.Join(", ", dirty.VCpuRates.Select((r, i) => $"vCPU {i} writes {Words.Rate(r)}"))}" : "";
        yield return new("dirty-ring", ring.Present, ring.Evidence + writers,
            "The dirty ring gives dirty rates for each vCPU and bitmap readings that cost what was written, not what is there. It takes a start of the guest to set.");
    }

    private static IEnumerable<MigrationPrerequisite> Draft(MigrationRequest request, MigrationDraft draft)
    {
        var destination = request.Destination;
        if (draft.Has(DomainMigrateFlags.Postcopy))
            yield return new("userfaultfd", destination.UserFaultFd.Present, destination.UserFaultFd.Evidence, "Post-copy needs it on the destination.", Required: true);
        if (draft.Has(DomainMigrateFlags.Tls))
            yield return new("tls", request.Source.Tls.Present & destination.Tls.Present, $"source: {request.Source.Tls.Evidence}; destination: {destination.Tls.Evidence}",
                "Both hosts need certificates for migration.", Required: true);
        if (draft.Has(DomainMigrateFlags.Peer2peer))
            yield return new("peer-to-peer", null, "not tried", $"The source's daemon must be able to open {destination.Uri} by itself.");
        if (!draft.Has(DomainMigrateFlags.Tunnelled) && !draft.Has(DomainMigrateFlags.Offline))
            yield return new("migration-ports", null, "not tried", draft[MigrateParam.Uri] is { } uri
                ? $"QEMU on the source must reach {uri}."
                : "QEMU on the source must reach TCP 49152 to 49215 on the destination (migration_port_min and _max in qemu.conf).");
        if (request.DirtyRate is null)
            yield return new("dirty-rate", false, "nobody measured it", "Without it the forecast assumes a busy guest: a quarter of memory, 64 MiB/s for each vCPU.");
        if (request.Probe is null)
            yield return new("memory-probe", false, "nobody looked", "Without it memory counts as incompressible, so compression is never chosen.");
    }

    private static IEnumerable<MigrationPrerequisite> Devices(MigrationRequest request) =>
        request.Domain.Devices.Where(d => d.Kind == MigrationDeviceKind.VhostUser).Select(d => new MigrationPrerequisite("vswitch-port", null, $"{d.Name}: not tried",
            "The destination's virtual switch needs the port and its flows before the guest arrives; late ones have cost 20 s of traffic."));
}
