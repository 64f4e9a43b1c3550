using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>What makes a profile sound in itself, whatever the host.</summary>
internal static class VnfProfileRules
{
    private static readonly MemorySize s_smallestPage = MemorySize.FromKiB(4);

    public static IEnumerable<string> Check(VnfProfile profile)
    {
        // libvirt keeps names in file names and refuses '/' and line breaks (virDomainDefPostParse and the RNG's domain name).
        if (string.IsNullOrWhiteSpace(profile.Name) || profile.Name.AsSpan().IndexOfAny('/', '\n') >= 0 || profile.Name.Any(char.IsControl))
            yield return "name must not be empty or hold '/' or control characters.";
        if (profile.VCpus.Count is < 1 or > VnfProfile.MaxVCpus)
            yield return $"vCpus must list 1 to {VnfProfile.MaxVCpus} vCPUs.";
        for (var i = 0; i < profile.VCpus.Count; i++)
        {
            var vcpu = profile.VCpus[i];
            if (!Enum.IsDefined(vcpu.Role))
                yield return $"vCPU {i} has the unknown role {vcpu.Role}.";
            if (vcpu.Role == VCpuRole.RealTime ? vcpu.Priority is < 1 or > 99 : vcpu.Priority is not null)
                yield return $"vCPU {i}: a priority is 1 to 99 and for real-time vCPUs only.";
            if (vcpu.CoreType is { } type && (!vcpu.IsExclusive || !IsName(type)))
                yield return $"vCPU {i}: a coreType is a word such as {CoreTypes.Performance}, and for real-time and dedicated vCPUs only.";
        }

        if (profile.Memory == MemorySize.Zero || profile.Memory % s_smallestPage != MemorySize.Zero)
            yield return "memory must be a positive multiple of 4 KiB.";
        if (profile.PageSizes.Count == 0 || profile.PageSizes.Any(s => s < s_smallestPage || !ulong.IsPow2(s.Bytes)))
            yield return "pageSizes must list at least one size, each a power of two from 4 KiB.";
        if (profile.PageSizes.Distinct().Count() != profile.PageSizes.Count)
            yield return "pageSizes lists a size twice.";
        if (profile.IoThreads is < 0 or > VnfProfile.MaxIoThreads)
            yield return $"ioThreads must be 0 to {VnfProfile.MaxIoThreads}.";
        if (!Enum.IsDefined(profile.Smt) || !Enum.IsDefined(profile.Emulator) || !Enum.IsDefined(profile.IoThreadPolicy))
            yield return "smt, emulator or ioThreadPolicy has an unknown value.";
        if (profile.CoreType is { } core && !IsName(core))
            yield return $"coreType must be {CoreTypes.Any}, {CoreTypes.Performance}, {CoreTypes.Efficiency} or the kernel's name of a type.";
        if (profile.HostHousekeeping is { IsEmpty: true })
            yield return "hostHousekeeping must name a CPU, or be left out for the policy's.";
        foreach (var fault in CheckCells(profile).Concat(DeviceRequestRules.Check(profile)).Concat(ResourceShareRules.Check(profile)))
            yield return fault;
    }

    private static bool IsName(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ',');

    private static IEnumerable<string> CheckCells(VnfProfile profile)
    {
        if (profile.Cells.Count == 0 || profile.VCpus.Count == 0)
            yield break;
        var seen = CpuSet.Empty;
        UInt128 memory = 0;
        for (var i = 0; i < profile.Cells.Count; i++)
        {
            var cell = profile.Cells[i];
            if (cell.VCpus.IsEmpty)
                yield return $"cell {i} has no vCPU.";
            if (cell.VCpus.Overlaps(seen))
                yield return $"cell {i} lists vCPU {cell.VCpus & seen}, which another cell has.";
            if (cell.Memory == MemorySize.Zero || cell.Memory % s_smallestPage != MemorySize.Zero)
                yield return $"cell {i}: memory must be a positive multiple of 4 KiB.";
            seen |= cell.VCpus;
            memory += cell.Memory.Bytes;
        }

        if (seen != CpuSet.Range(0, profile.VCpus.Count - 1))
            yield return $"the cells hold vCPUs {seen}, but the profile has 0-{profile.VCpus.Count - 1}.";
        if (memory != profile.Memory.Bytes)
            yield return "the cells' memory does not add up to memory.";
    }
}
