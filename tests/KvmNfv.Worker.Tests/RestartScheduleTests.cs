using KvmNfv.Sdk.Channels;

namespace KvmNfv.Worker.Tests;

public sealed class RestartScheduleTests
{
    [Test]
    public void Pauses_double_up_to_the_longest()
    {
        var schedule = new RestartSchedule { First = TimeSpan.FromMilliseconds(50), Longest = TimeSpan.FromSeconds(1) };
        Assert.That(Enumerable.Range(1, 7).Select(i => schedule.Pause(i).TotalMilliseconds), Is.EqualTo(new[] { 50, 100, 200, 400, 800, 1000, 1000 }));
        Assert.That(schedule.Pause(int.MaxValue), Is.EqualTo(schedule.Longest));
        Assert.That(new RestartSchedule { First = TimeSpan.Zero }.Pause(40), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Schedule_that_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new DataPlaneWorker(new() { Restart = new() { First = TimeSpan.FromSeconds(2), Longest = TimeSpan.FromSeconds(1) } }));
        Assert.Throws<ArgumentException>(() => new DataPlaneWorker(new() { Name = "../name" }));
        Assert.Throws<ArgumentException>(() => new DataPlaneWorker(new() { HealthPeriod = TimeSpan.Zero }));
    }
}
