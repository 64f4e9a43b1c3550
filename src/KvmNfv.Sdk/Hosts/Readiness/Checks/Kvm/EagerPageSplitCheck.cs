namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V13: huge pages are split when a migration begins, not while the guest writes.</summary>
internal sealed class EagerPageSplitCheck() : KvmFlagCheck(
    new("V13", "huge pages split ahead of a migration (eager_page_split)", CheckSeverity.Medium)
    {
        Wanted = "kvm.eager_page_split Y",
        Reason = "Otherwise each vCPU splits its huge pages itself, at its first write to each after a migration began.",
        Reads = "/sys/module/kvm/parameters/eager_page_split",
        Source = "Documentation/admin-guide/kernel-parameters.txt (kvm.eager_page_split)",
        Scope = CheckScope.Host,
    },
    KvmModule.Common,
    "eager_page_split",
    true,
    "On.",
    "Off: vCPUs split pages while they run.")
{
    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Sysfs(KvmModule.Path(KvmModule.Common, "eager_page_split"), "Y"), .. base.Remedies(host)];
}
