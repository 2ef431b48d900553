using Clinic.Assignments;
using Clinic.Tests.Support;
using static Clinic.Assignments.AssignmentStatus;

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable]
public sealed class AssignmentTests
{
    private static readonly DateTime Later = Sample.Now.AddHours(5);

    private static readonly Dictionary<string, Action<Assignment>> Verbs = new()
    {
        ["Open"] = a => a.Open(Later),
        ["Start"] = a => a.Start(Later),
        ["RateDistress"] = a => a.RateDistress(4, null),
        ["Submit"] = a => a.Submit(Later),
        ["ReturnForMore"] = a => a.ReturnForMore(Sample.Today.AddDays(14), null, Later),
        ["Review"] = a => a.Review("Thank you.", Later),
        ["UndoReview"] = a => a.UndoReview(),
        ["Extend"] = a => a.Extend(Sample.Today.AddDays(21), Later),
        ["Withdraw"] = a => a.Withdraw(Later),
        ["UndoWithdraw"] = a => a.UndoWithdraw(),
    };

    /// <summary>For each status in the enum's order: the status afterwards, or null where the verb is refused.</summary>
    private static readonly (string Verb, AssignmentStatus?[] After)[] Table =
    [
        //                 Assigned  Started   Returned  Submitted  Reviewed   Withdrawn
        ("Open",          [Assigned, Started, Returned, null, null, null]),
        ("Start",         [Started, Started, Returned, null, null, null]),
        ("RateDistress",  [Assigned, Started, Returned, null, null, null]),
        ("Submit",        [Submitted, Submitted, Submitted, Submitted, Reviewed, null]),
        ("ReturnForMore", [null, null, null, Returned, Returned, null]),
        ("Review",        [null, null, null, Reviewed, Reviewed, null]),
        ("UndoReview",    [Assigned, Started, Returned, Submitted, Submitted, Withdrawn]),
        ("Extend",        [Assigned, Started, Returned, null, null, null]),
        ("Withdraw",      [Withdrawn, Withdrawn, Withdrawn, null, null, Withdrawn]),
        ("UndoWithdraw",  [Assigned, Started, Returned, Submitted, Reviewed, Assigned]),
    ];

    private static IEnumerable<TestCaseData> Transitions() =>
        from row in Table
        from before in Enum.GetValues<AssignmentStatus>()
        let after = row.After[(int)before]
        select new TestCaseData(row.Verb, before, after).SetArgDisplayNames(row.Verb, $"{before}", after?.ToString() ?? "refused");

    [TestCaseSource(nameof(Transitions))]
    public void Each_verb_leads_from_each_status_where_it_should(string verb, AssignmentStatus before, AssignmentStatus? after)
    {
        var assignment = Sample.Assignment(before);

        if (after is null)
            Assert.That(() => Verbs[verb](assignment), Throws.TypeOf<RuleBroken>().With.Message.Matches(@"^[A-Z].*\.$"), "refused with a sentence");
        else
            Verbs[verb](assignment);

        Assert.That(assignment.Status, Is.EqualTo(after ?? before));
    }

    [Test]
    public void Handing_in_twice_keeps_the_first_time()
    {
        var assignment = Sample.Assignment(Submitted);
        var first = assignment.SubmittedAt;

        assignment.Submit(Later);

        Assert.That(assignment.SubmittedAt, Is.EqualTo(first));
    }

    [Test]
    public void Opening_and_starting_again_keep_the_first_time()
    {
        var assignment = Sample.Assignment();
        assignment.Open(Sample.Now);
        assignment.Start(Sample.Now);

        assignment.Open(Later);
        assignment.Start(Later);

        Assert.That(assignment.OpenedAt, Is.EqualTo(Sample.Now));
        Assert.That(assignment.StartedAt, Is.EqualTo(Sample.Now));
    }

    [Test]
    public void Reviewing_again_changes_the_reply_and_keeps_the_date()
    {
        var assignment = Sample.Assignment(Reviewed);
        var first = assignment.ReviewedAt;

        assignment.Review("See you on Thursday.", Later);

        Assert.That(assignment.Reply!.Text, Is.EqualTo("See you on Thursday."));
        Assert.That(assignment.ReviewedAt, Is.EqualTo(first));
    }

    [Test]
    public void Undoing_a_withdrawal_remembers_that_it_had_been_started()
    {
        var assignment = Sample.Assignment(Started);
        assignment.Withdraw(Later);

        assignment.UndoWithdraw();

        Assert.That(assignment.Status, Is.EqualTo(Started));
        Assert.That(assignment.WithdrawnAt, Is.Null);
    }

    [Test]
    public void It_needs_at_least_one_item() =>
        Assert.That(() => Assignment.To(Sample.Client(), Sample.TherapistId, [], Sample.Today.AddDays(7), null, null, Sample.Now),
            Throws.TypeOf<RuleBroken>().With.Message.EqualTo("Choose at least one module or question set."));

    [Test]
    public void A_discharged_client_gets_none()
    {
        var client = Sample.Client();
        client.Discharge(Sample.Now);

        Assert.That(() => Sample.Assignment(client), Throws.TypeOf<RuleBroken>());
    }

    [Test]
    public void It_cannot_be_due_before_the_day_on_which_it_is_sent()
    {
        Assert.That(() => Sample.Assignment(dueInDays: -1), Throws.TypeOf<RuleBroken>());
        Assert.That(() => Sample.Assignment(dueInDays: 2, sendAt: Sample.Now.AddDays(3)), Throws.TypeOf<RuleBroken>());
        Assert.That(() => Sample.Assignment(dueInDays: 0), Throws.Nothing);
    }

    [Test]
    public void A_sending_time_that_has_passed_means_now() =>
        Assert.That(Sample.Assignment(sendAt: Sample.Now.AddDays(-3)).SendAt, Is.EqualTo(Sample.Now));

    [Test]
    public void It_cannot_be_extended_into_the_past() =>
        Assert.That(() => Sample.Assignment().Extend(Sample.Today.AddDays(-5), Sample.Now), Throws.TypeOf<RuleBroken>());

    [TestCase(-1, null)]
    [TestCase(11, null)]
    [TestCase(null, -1)]
    [TestCase(null, 11)]
    public void Distress_lies_between_0_and_10(int? before, int? after) =>
        Assert.That(() => Sample.Assignment().RateDistress(before, after), Throws.TypeOf<RuleBroken>());

    [Test]
    public void Rating_afterwards_keeps_what_was_rated_before()
    {
        var assignment = Sample.Assignment();
        assignment.RateDistress(7, null);

        assignment.RateDistress(null, 4);

        Assert.That((assignment.DistressBefore, assignment.DistressAfter), Is.EqualTo(((int?)7, (int?)4)));
    }

    [Test]
    public void It_is_overdue_when_the_last_day_has_ended_where_the_client_lives()
    {
        var client = Sample.Client(zone: "Pacific/Auckland");
        var assignment = Sample.Assignment(client, dueInDays: 0);
        var midnightThere = Zones.ToUtc(assignment.DueOn.AddDays(1), TimeOnly.MinValue, client.TimeZone);

        Assert.That(assignment.IsOverdue(midnightThere.AddSeconds(-1), client.TimeZone), Is.False);
        Assert.That(assignment.IsOverdue(midnightThere, client.TimeZone), Is.True);
        assignment.Submit(midnightThere);
        Assert.That(assignment.IsOverdue(midnightThere, client.TimeZone), Is.False);
    }

    [Test]
    public void Its_items_keep_the_order_in_which_they_were_chosen() =>
        Assert.That(Sample.Assignment().Items.Select(i => i.Position), Is.EqualTo(new[] { 0, 1 }));
}
