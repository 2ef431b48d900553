using System.Buffers.Text;
using System.Net;
using System.Numerics;
using Clinic.Assignments;
using Clinic.Tests.Support;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Http;

namespace Clinic.Tests.Domain;

/// <summary>What can be counted about links without a portal.</summary>
[Category("Domain"), Category(Counts.Client), Parallelizable]
public sealed class LinkSecretTests
{
    [Test]
    public void Secrets_do_not_repeat_and_each_of_their_bits_is_a_coin()
    {
        var count = Counts.Of(20_000, 1_000_000);
        var assignment = Sample.Assignment();
        var (secrets, selectors, ones) = (new HashSet<UInt128>(count), new HashSet<string>(count), new int[256]);
        for (var n = 0; n < count; n++)
        {
            var link = AccessLink.For(assignment, Sample.Now.AddDays(30), Sample.Keys, Sample.Now);
            var secret = Base64Url.DecodeFromChars(link.Path(Sample.Keys).Split('#')[1]);
            secrets.Add(BitConverter.ToUInt128(secret) ^ BitConverter.ToUInt128(secret, 16));
            selectors.Add(link.Selector);
            for (var bit = 0; bit < 256; bit++)
                ones[bit] += secret[bit / 8] >> (bit % 8) & 1;
        }

        var sigma = ones.Max(o => Math.Abs(o - count / 2.0)) / (Math.Sqrt(count) / 2);
        Counts.Say("L1", $"{count} secrets of 256 bits, {count - secrets.Count} twice, {count - selectors.Count} selectors twice, worst bit {sigma:0.00} sigma from even");
        Assert.That(secrets, Has.Count.EqualTo(count));
        Assert.That(selectors, Has.Count.EqualTo(count));
        Assert.That(sigma, Is.LessThan(Counts.Of(6, 5)), "256 bits at five sigma: one false alarm in some thousands of full counts; at six, in some millions of ordinary runs");
    }

    [Test]
    public void A_million_networks_cost_the_door_no_more_memory_than_a_few()
    {
        var count = Counts.Of(100_000, 1_000_000);
        using var throttle = new DoorThrottle();
        var context = new DefaultHttpContext();
        var address = new byte[16];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var n = 0; n < count; n++)
        {
            BitConverter.TryWriteBytes(address, BitOperations.RotateLeft((ulong)n * 0x9E3779B97F4A7C15, 17));
            context.Connection.RemoteIpAddress = new IPAddress(address);
            throttle.Admits(context);
        }

        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / (1024.0 * 1024);
        GC.KeepAlive(throttle);
        Counts.Say("L7", $"{count} networks of /64 have come by, and the throttle holds {grown:0.0} MB");
        Assert.That(grown, Is.LessThan(50));
    }
}
