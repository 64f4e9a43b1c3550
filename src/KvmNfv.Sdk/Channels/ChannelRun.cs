using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Interop;

namespace KvmNfv.Sdk.Channels;

/// <summary>Carries a plan out, and back again when a step fails.</summary>
internal sealed class ChannelRun(ILibvirtConnection connection, IDomain domain, ChannelOptions options)
{
    // Owners before a file was given away.
    private readonly Dictionary<string, uint> _owners = [];

    public async Task<ChannelReport> RunAsync(ChannelPlan plan, CancellationToken ct)
    {
        if (plan.IsRefused)
            return Report(plan, ChannelOutcome.Refused, [], null);
        var results = plan.Steps.Select(s => new ChannelStepResult(s, ChannelStepState.NotRun)).ToList();
        for (var i = 0; i < results.Count; i++)
        {
            string? error = null;
            try
            {
                ct.ThrowIfCancellationRequested();
                // A step is never abandoned half way: what was asked of libvirt would still happen, behind our back.
                await DoAsync(results[i].Step).ConfigureAwait(false);
                results[i] = results[i] with { State = ChannelStepState.Done };
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                error = "cancelled";
            }
            catch (Exception e) when (IsExpected(e))
            {
                results[i] = results[i] with { State = ChannelStepState.Failed, Note = e.Message };
                error = $"{results[i].Step.Kind} {results[i].Step.Subject}: {e.Message}";
            }

            if (error is not null)
                return Report(plan, await RollBackAsync(results).ConfigureAwait(false) ? ChannelOutcome.RolledBack : ChannelOutcome.RollbackFailed, results, error);
        }

        return Report(plan, results.Count == 0 ? ChannelOutcome.NothingToDo : ChannelOutcome.Done, results, null);
    }

    private static bool IsExpected(Exception e) =>
        e is LibvirtException or IOException or UnauthorizedAccessException or InvalidOperationException or TimeoutException or ArgumentException or KvmNfv.Channels.ChannelException;

    private static ChannelReport Report(ChannelPlan plan, ChannelOutcome outcome, List<ChannelStepResult> results, string? error) => new()
    {
        Domain = plan.Domain, Channel = plan.Channel, Outcome = outcome, Steps = [.. results], Findings = plan.Findings, Error = error,
    };

    private async Task<bool> RollBackAsync(List<ChannelStepResult> results)
    {
        var whole = true;
        for (var i = results.Count - 1; i >= 0; i--)
        {
            var (step, state) = (results[i].Step, results[i].State);
            // libvirt and the kernel leave nothing of a step that failed, but for a device that is plugged in after all.
            if (state != ChannelStepState.Done && !(state == ChannelStepState.Failed && step.Kind == ChannelStepKind.AttachRunning))
                continue;
            try
            {
                await UndoAsync(step, state == ChannelStepState.Failed).ConfigureAwait(false);
                if (state == ChannelStepState.Done)
                    results[i] = results[i] with { State = ChannelStepState.Undone };
            }
            catch (Exception e) when (IsExpected(e))
            {
                whole = false;
                results[i] = results[i] with { State = ChannelStepState.NotUndone, Note = e.Message };
            }
        }

        return whole;
    }

    private async Task DoAsync(ChannelStep step)
    {
        switch (step.Kind)
        {
            case ChannelStepKind.MakeFolder:
                ChannelFileWriter.MakeFolder(step.Subject, step.OwnerId, step.GroupId);
                break;
            case ChannelStepKind.MakeMemory:
                ChannelFileWriter.MakeMemory(step.Subject, checked((long)step.Size!.Value), step.OwnerId);
                break;
            case ChannelStepKind.GiveFile:
                _owners[step.Subject] = FileStatus.Read(step.Subject).OwnerId;
                ChannelFileWriter.Give(step.Subject, step.OwnerId!.Value);
                break;
            case ChannelStepKind.AttachDefinition:
                await domain.AttachDeviceAsync(step.Document!, DomainDeviceModifyFlags.Config).ConfigureAwait(false);
                await ExpectAsync(step, DomainXmlFlags.Inactive, true).ConfigureAwait(false);
                break;
            case ChannelStepKind.AttachRunning:
                await new DevicePlug(connection, domain, options).RunAsync(step).ConfigureAwait(false);
                await ExpectAsync(step, DomainXmlFlags.None, true).ConfigureAwait(false);
                break;
            case ChannelStepKind.DetachDefinition:
                await domain.DetachDeviceAsync(step.Document!, DomainDeviceModifyFlags.Config).ConfigureAwait(false);
                await ExpectAsync(step, DomainXmlFlags.Inactive, false).ConfigureAwait(false);
                break;
            case ChannelStepKind.DetachRunning:
                await UnplugAsync(step.Document!).ConfigureAwait(false);
                await ExpectAsync(step, DomainXmlFlags.None, false).ConfigureAwait(false);
                break;
            case ChannelStepKind.RemoveMemory:
                File.Delete(step.Subject);
                break;
            case ChannelStepKind.RemoveSocket:
                if (FileStatus.Read(step.Subject).Kind == ChannelFileKind.Socket && !ChannelFiles.Listening(HostFiles.Live).Contains(step.Subject))
                    File.Delete(step.Subject);
                break;
        }
    }

    private async Task UndoAsync(ChannelStep step, bool failed)
    {
        switch (step.Kind)
        {
            case ChannelStepKind.MakeFolder:
                // Not where somebody else put something into it meanwhile.
                Directory.Delete(step.Subject);
                break;
            case ChannelStepKind.MakeMemory:
                File.Delete(step.Subject);
                break;
            case ChannelStepKind.GiveFile:
                ChannelFileWriter.Give(step.Subject, _owners[step.Subject]);
                break;
            case ChannelStepKind.AttachDefinition:
                await domain.DetachDeviceAsync(step.Document!, DomainDeviceModifyFlags.Config).ConfigureAwait(false);
                break;
            case ChannelStepKind.AttachRunning when !failed || await HasAsync(step, DomainXmlFlags.None).ConfigureAwait(false):
                await UnplugAsync(step.Document!).ConfigureAwait(false);
                break;
            case ChannelStepKind.DetachDefinition:
                await domain.AttachDeviceAsync(step.Document!, DomainDeviceModifyFlags.Config).ConfigureAwait(false);
                break;
            case ChannelStepKind.DetachRunning:
                await new DevicePlug(connection, domain, options).RunAsync(step).ConfigureAwait(false);
                break;
        }
    }

    private async Task UnplugAsync(string document)
    {
        var wanted = Only(document);
        var running = ChannelView.Of(DomainDocument.Parse(await domain.GetXmlAsync().ConfigureAwait(false))).FirstOrDefault(c => IsSame(c, wanted))
            ?? throw new InvalidOperationException($"The domain '{domain.Name}' does not have the device any more.");
        await new DeviceUnplug(connection, domain, options).RunAsync(running).ConfigureAwait(false);
    }

    private async Task ExpectAsync(ChannelStep step, DomainXmlFlags flags, bool there)
    {
        if (await HasAsync(step, flags).ConfigureAwait(false) != there)
            throw new InvalidOperationException(there ? "libvirt reported success, but the domain's document does not have the device." : "libvirt reported success, but the domain's document still has the device.");
    }

    private async Task<bool> HasAsync(ChannelStep step, DomainXmlFlags flags)
    {
        var wanted = Only(step.Document!);
        return ChannelView.Of(DomainDocument.Parse(await domain.GetXmlAsync(flags).ConfigureAwait(false))).Any(c => IsSame(c, wanted));
    }

    private static bool IsSame(ChannelView one, ChannelView other) => one.Kind == other.Kind && one.Path == other.Path && (other.Alias is null || one.Alias == other.Alias);

    private static ChannelView Only(string device) => ChannelView.Of(DomainDocument.Parse($"<domain><devices>{device}</devices></domain>"))[0];
}
