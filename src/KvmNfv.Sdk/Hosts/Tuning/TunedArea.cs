namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>A tuned profile, for hosts that are run by tuned: instead of the unit and the sysctl file, not beside them.</summary>
internal sealed class TunedArea : ITuningArea
{
    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        var name = TunedProfileFile.Name(context);
        var active = context.Read("/etc/tuned/active_profile");
        yield return new TuningStep
        {
            Id = "boot.tuned",
            Title = "The same as a tuned profile",
            Stage = TuningStage.Boot,
            Satisfied = active == name,
            Current = active is null ? "tuned has no active profile" : $"active profile {active}",
            Wanted = name,
            Reason = TunedProfileFile.HasParent(context)
                ? "The profile builds on realtime-virtual-host, which this host has, and leaves the kernel command line to the plan."
                : "The profile stands alone: realtime-virtual-host is not installed here. Where tuned doesn't run, leave this step out.",
            Disturbs = "On activation tuned writes all values at once, work queue masks among them; its scheduler plugin has been seen to stall CPUs on real-time kernels, so the profile doesn't use it.",
            Files = [TuningPaths.Tuned(ProfileName(context)), .. TunedProfileFile.HasParent(context) ? [TuningPaths.TunedVariables] : Array.Empty<string>()],
            Snippets = [new("sh", $"cp -r kvmnfv-files/etc/tuned/. /etc/tuned/\ntuned-adm profile {name}\ntuned-adm verify")],
            Undo = active is null ? "tuned-adm off." : $"tuned-adm profile {active}.",
        };
    }

    public static string ProfileName(TuningContext context) => context.Realtime ? "realtime" : "packet";
}
