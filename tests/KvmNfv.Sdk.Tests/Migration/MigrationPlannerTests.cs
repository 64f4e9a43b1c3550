using CsCheck;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class MigrationPlannerTests
{
    private static readonly MigrationLink s_gigabit = new() { Bandwidth = DataRate.Parse("1Gbit") };

    // Emulated guests that QEMU could not finish at 1 Gbit/s: 300 MiB written twice a second, compressible 4 to 1.
    private static readonly MigrationRequest s_busy = TestMigration.Request with
    {
        Link = s_gigabit,
        DirtyRate = DirtyRateProfileTests.Profile(600, 300),
        Probe = new() { ZeroFraction = 0.5, Ratio = 4, ZlibPerCore = DataRate.FromMiBPerSecond(80), ZstdPerCore = DataRate.FromMiBPerSecond(500) },
        Budget = new() { Total = TimeSpan.FromSeconds(60), Downtime = TimeSpan.FromMilliseconds(300) },
    };

    [Test]
    public void Fast_link_and_quiet_guest_need_nothing_special()
    {
        var plan = Plan(TestMigration.Request with { DirtyRate = DirtyRateProfileTests.Profile(5, 20) });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.WithinBudget);
            Assert.That(plan.Connections, Is.Zero, "one channel fills 10 Gbit/s");
            Assert.That(plan.Compression, Is.EqualTo(MigrationCompression.None));
            Assert.That(plan.Flags.HasFlag(DomainMigrateFlags.AutoConverge), Is.False);
            Assert.That(plan.Flags.HasFlag(DomainMigrateFlags.Peer2peer | DomainMigrateFlags.PersistDest | DomainMigrateFlags.UndefineSource));
        }
    }

    [Test]
    public void Hundred_gigabit_get_as_many_channels_as_fill_them_or_as_there_are_CPUs()
    {
        var plan = Plan(TestMigration.Request with { Link = new() { Bandwidth = DataRate.Parse("100Gbit") } });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Connections, Is.EqualTo(8));
            Assert.That(plan.Flags.HasFlag(DomainMigrateFlags.Zerocopy), "plain parallel channels over a fast link");
            Assert.That(Reason(plan, "parallel"), Does.Contain("spare housekeeping CPUs: 8"));
        }
    }

    [Test]
    public void Compressible_guest_on_a_slow_link_is_compressed()
    {
        var plan = Plan(s_busy);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Compression, Is.EqualTo(MigrationCompression.Zstd));
            Assert.That(plan.Connections, Is.GreaterThan(0));
            Assert.That(plan.Forecast.Model.Bandwidth.MbitPerSecond, Is.EqualTo(4000).Within(1));
            Assert.That(Reason(plan, "compression"), Does.Contain("4.0 to 1"));
        }
    }

    [Test]
    public void Compression_that_halves_the_time_is_taken_however_long_the_budget_is()
    {
        // 8 GiB, half of them zeroes: 34 s plain, within an hour; nobody waits for 34 s where 12 do.
        var plan = Plan(s_busy with { DirtyRate = DirtyRateProfile.Idle, Budget = new() { Total = TimeSpan.FromHours(1), Downtime = TimeSpan.FromSeconds(1) } });
        Assert.That((plan.Compression, plan.WithinBudget), Is.EqualTo((MigrationCompression.Zstd, true)));
    }

    [Test]
    public void Limit_of_a_compressed_plan_is_in_what_QEMU_counts()
    {
        var (newer, older) = (Plan(s_busy), Plan(s_busy with { Source = s_busy.Source with { Qemu = new(7, 2, 0) }, Destination = s_busy.Destination with { Qemu = new(7, 2, 0) } }));
        Assert.That((newer.Compression, older.Compression), Is.EqualTo((MigrationCompression.Zstd, MigrationCompression.Zstd)));
        Assert.That(newer.Forecast.Model.LimitShare, Is.EqualTo(0.25).Within(0.001));
        Assert.That(older.Forecast.Model.LimitShare, Is.EqualTo(1));
        Assert.That(newer.Downtime.Ceiling, Is.EqualTo(older.Downtime.Ceiling * 4).Within(TimeSpan.FromMilliseconds(1)));
    }

    [Test]
    public void Incompressible_guest_is_not_compressed()
    {
        var plan = Plan(s_busy with { Probe = s_busy.Probe! with { Ratio = 1.02 } });
        Assert.That(plan.Compression, Is.Not.EqualTo(MigrationCompression.Zstd).And.Not.EqualTo(MigrationCompression.Zlib));
    }

    [Test]
    public void Compression_is_dropped_on_a_link_that_is_faster_than_it()
    {
        var plan = Plan(TestMigration.Request with { Link = new() { Bandwidth = DataRate.Parse("100Gbit") } });
        Assert.That(plan.Compression, Is.EqualTo(MigrationCompression.None));
    }

    [Test]
    public void Compression_that_libvirt_can_not_ask_for_is_closed_with_its_rule()
    {
        var plan = Plan(s_busy with { Source = TestMigration.Host(1) with { Libvirt = new(9, 0, 0) }, Policy = new() { Compression = MigrationCompression.None } });
        Assert.That(plan.Compression, Is.EqualTo(MigrationCompression.None));
        var open = Plan(s_busy with { Source = TestMigration.Host(1) with { Libvirt = new(9, 0, 0) } });
        Assert.That(open.Compression, Is.EqualTo(MigrationCompression.None).Or.EqualTo(MigrationCompression.Xbzrle));
    }

    [Test]
    public void Real_time_guest_is_never_throttled_unless_told_to()
    {
        var request = s_busy with { Domain = TestMigration.Guest with { RealTime = true }, Probe = null, Policy = new() { PostCopy = PostCopyUse.Never } };
        var plan = Plan(request);
        var told = Plan(request with { Policy = request.Policy with { AutoConverge = LeverUse.Always } });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Flags.HasFlag(DomainMigrateFlags.AutoConverge), Is.False);
            Assert.That(Reason(plan, "auto-converge"), Does.Contain("real-time"));
            Assert.That(told.Flags.HasFlag(DomainMigrateFlags.AutoConverge));
            Assert.That(told.Preflight.Checks.Single(c => c.Rule == "autoconverge-realtime").Outcome, Is.EqualTo(PreflightOutcome.Harmful));
        }
    }

    [Test]
    public void Guest_that_pre_copy_can_not_move_ends_by_post_copy_or_throttle_in_its_budget()
    {
        var request = s_busy with { Probe = null, DirtyRate = DirtyRateProfileTests.Profile(3000, 4000), Domain = TestMigration.Guest with { Memory = MemorySize.FromGiB(2) } };
        var plan = Plan(request with { Policy = new() { AutoConverge = LeverUse.Never } });
        var throttled = Plan(request with { Policy = new() { PostCopy = PostCopyUse.Never } });
        var never = Plan(request with { Policy = new() { PostCopy = PostCopyUse.Never, AutoConverge = LeverUse.Never } });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Forecast.Completes);
            Assert.That(plan.Forecast.Total, Is.LessThan(TimeSpan.FromSeconds(60)));
            Assert.That(plan.PostCopy.Use, Is.EqualTo(PostCopyUse.LastResort));
            Assert.That(throttled.Flags.HasFlag(DomainMigrateFlags.AutoConverge));
            Assert.That(throttled.Forecast.Converges);
            Assert.That(never.Forecast.Completes, Is.False);
            Assert.That(never.WithinBudget, Is.False);
            Assert.That(never.Stall.Actions, Is.EqualTo(new[] { StallAction.RaiseDowntime, StallAction.Abort }));
        }
    }

    [Test]
    public void Post_copy_first_is_taken_first()
    {
        var plan = Plan(s_busy with { Policy = new() { PostCopy = PostCopyUse.First } });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.PostCopy.Use, Is.EqualTo(PostCopyUse.First));
            Assert.That(plan.Forecast.UsesPostCopy);
            Assert.That(plan.PostCopy.RecoverAttempts, Is.EqualTo(3));
        }
    }

    [Test]
    public void Pins_of_the_user_are_kept_and_said()
    {
        var policy = new MigrationPolicy { Connections = 3, Parallel = LeverUse.Always, Compression = MigrationCompression.Zlib, CompressionLevel = 9, PostCopy = PostCopyUse.Never };
        var plan = Plan(TestMigration.Request with { Policy = policy });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Connections, Is.EqualTo(3));
            Assert.That(plan.Parameters, Does.Contain(new MigrationSetting(MigrateParam.CompressionZlibLevel, TypedParameterType.Int, "9")));
            Assert.That(plan.Decisions.Where(d => d.Pinned).Select(d => d.Subject), Is.SupersetOf(new[] { "parallel", "compression", "post-copy" }));
            Assert.That(plan.ToTypedParameters().Single(p => p.Name == MigrateParam.ParallelConnections).AsInt32(), Is.EqualTo(3));
        }
    }

    [Test]
    public void Pins_that_rules_refuse_give_a_refusal_with_the_rule()
    {
        var result = MigrationPlanner.Plan(TestMigration.WithQemu(10, 0) with { Policy = new() { Parallel = LeverUse.Always, RequirePostCopy = true } });
        Assert.That(result, Is.TypeOf<MigrationRefusal>());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((MigrationRefusal)result).Reasons, Has.One.Contains("Before QEMU 10.1"));
            Assert.That(MigrationPlanResult.FromJson(result.ToJson()), Is.EqualTo(result));
        }
    }

    [Test]
    public void Narrow_emulator_pin_is_widened_on_both_hosts()
    {
        var request = s_busy with { Domain = TestMigration.Guest with { EmulatorPin = CpuSet.Of(0), Pinned = true } };
        var plan = Plan(request with { Policy = new() { Connections = 2, Parallel = LeverUse.Always } });
        Assert.That(plan.Pins, Is.EqualTo(new PinPlan(CpuSet.Range(0, 7), CpuSet.Range(0, 7))));
    }

    [Test]
    public void Passed_through_device_is_detached_before_and_attached_after_where_allowed()
    {
        var guest = TestMigration.Guest with { Devices = [new() { Kind = MigrationDeviceKind.Vfio, Name = "hostdev0", Migratable = false }] };
        var plan = Plan(TestMigration.Request with { Domain = guest, Policy = new() { DetachDevices = true } });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.DeviceSteps.Select(s => s.Action), Is.EqualTo(new[] { MigrationDeviceAction.Detach, MigrationDeviceAction.Attach }));
            Assert.That(MigrationPlanner.Plan(TestMigration.Request with { Domain = guest }), Is.TypeOf<MigrationRefusal>());
        }
    }

    [Test]
    public void Budget_of_the_field_is_told_apart_from_one_that_holds()
    {
        var plan = Plan(s_busy with { Budget = MigrationBudget.Nfv });
        var quiet = Plan(TestMigration.Request with
        {
            Budget = MigrationBudget.Nfv,
            Link = new() { Bandwidth = DataRate.Parse("100Gbit"), RoundTrip = TimeSpan.FromMicroseconds(50) },
            DirtyRate = DirtyRateProfileTests.Profile(20, 30),
            SwitchOverCost = TimeSpan.FromMilliseconds(5),
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.WithinBudget, Is.False);
            Assert.That(Reason(plan, "budget"), Does.Contain("no combination that is open does better"));
            Assert.That(quiet.WithinBudget, string.Join('\n', quiet.Decisions));
        }
    }

    [Test]
    public void Offline_moves_the_definition_only()
    {
        var plan = Plan(TestMigration.Request with { Domain = TestMigration.Guest with { Active = false }, Policy = new() { Offline = true } });
        Assert.That(plan.Flags, Is.EqualTo(DomainMigrateFlags.Offline | DomainMigrateFlags.Peer2peer | DomainMigrateFlags.PersistDest | DomainMigrateFlags.UndefineSource));
    }

    [Test]
    public void Same_request_gives_the_same_plan_which_comes_back_from_JSON()
    {
        var plan = MigrationPlanner.Plan(s_busy);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MigrationPlanner.Plan(MigrationRequest.FromJson(s_busy.ToJson())), Is.EqualTo(plan));
            Assert.That(MigrationPlanResult.FromJson(plan.ToJson()), Is.EqualTo(plan));
        }
    }

    [Test]
    public void No_plan_holds_what_a_rule_refuses_and_every_decision_has_a_reason()
    {
        var requests = from qemu in Gen.Int[7, 11]
                       from libvirt in Gen.Int[9, 12]
                       from rate in Gen.Double[0, 2000]
                       from set in Gen.Double[0, 4000]
                       from link in Gen.Int[0, 3].Select(i => new[] { "100Mbit", "1Gbit", "10Gbit", "100Gbit" }[i])
                       from realTime in Gen.Bool
                       from emulated in Gen.Bool
                       from ratio in Gen.Double[1, 10]
                       from cpus in Gen.Int[0, 4]
                       select TestMigration.Hosts(h => h with { Qemu = new(qemu, 2, 0), Libvirt = new(libvirt, 3, 0), HousekeepingCpus = CpuSet.Range(0, cpus) }) with
                       {
                           Domain = TestMigration.Guest with { RealTime = realTime, Type = emulated ? "qemu" : "kvm", Memory = MemorySize.FromGiB(4) },
                           DirtyRate = DirtyRateProfileTests.Profile(rate, set),
                           Link = new() { Bandwidth = DataRate.Parse(link) },
                           Probe = new() { ZeroFraction = 0.3, Ratio = ratio, ZlibPerCore = DataRate.FromMiBPerSecond(80), ZstdPerCore = DataRate.FromMiBPerSecond(400) },
                       };
        requests.Sample(request =>
        {
            var plan = (MigrationPlan)MigrationPlanner.Plan(request);
            var draft = new MigrationDraft { Flags = plan.Flags, Compression = plan.Compression, Settings = plan.Parameters, WidenPins = plan.Pins is not null };
            Assert.That(RuleEngine.Apply(request, draft).Checks.Where(c => c.Outcome is PreflightOutcome.Refused or PreflightOutcome.Deadly or PreflightOutcome.Repaired), Is.Empty);
            Assert.That(plan.Decisions, Has.All.Property(nameof(MigrationDecision.Reason)).Not.Empty);
            Assert.That(plan.Connections, Is.LessThanOrEqualTo(request.Source.HousekeepingCpus.Count));
            Assert.That(request.Domain.RealTime && plan.Flags.HasFlag(DomainMigrateFlags.AutoConverge), Is.False);
        }, iter: 60);
    }

    private static MigrationPlan Plan(MigrationRequest request) => (MigrationPlan)MigrationPlanner.Plan(request);

    private static string Reason(MigrationPlan plan, string subject) => plan.Decisions.Single(d => d.Subject == subject).Reason;
}
