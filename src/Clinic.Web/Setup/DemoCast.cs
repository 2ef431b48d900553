using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Notices;
using Clinic.Practices;
using Clinic.Security;
using Clinic.Sessions;
using Clinic.Sharing;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Setup;

/// <summary>The people of the demo practice and where each of them stands. All of it is invented.</summary>
public sealed class DemoCast(ClinicContext db, PortalKeys keys)
{
    private const string Zone = "Europe/Stockholm";

    private readonly Dictionary<string, Guid> items = [];
    private Practice practice = null!;
    private DateTime now;
    private Client? unreachable;
    private Client? supervised;

    /// <summary>One file for the supervisor to read.</summary>
    public Task ShareAsync(Therapist supervisor)
    {
        db.Shares.Add(Share.Supervise(supervised!, supervisor, new(now.AddDays(-20), now.AddDays(70)), DateOnly.FromDateTime(now).AddDays(-21), now));
        return db.SaveChangesAsync();
    }

    public async Task CreateAsync(Practice itsPractice, Therapist ines, Therapist tomas, DateTime at)
    {
        (practice, now) = (itsPractice, at);
        await ReadLibraryAsync();

        var maren = Enrol(ines, "Maren Lindqvist", "maren@mail.example", ClientRole.BetrayedPartner, new(1986, 4, 12));
        var ruth = Enrol(ines, "Ruth Amsel", "amsels@mail.example", ClientRole.BetrayedPartner, new(1979, 9, 3), shared: true);
        var daniel = Enrol(ines, "Daniel Amsel", "amsels@mail.example", ClientRole.PartnerWhoCausedHarm, new(1977, 1, 25), shared: true);
        var tobias = Enrol(ines, "Tobias Kern", "tobias@mail.example", ClientRole.PartnerWhoCausedHarm, new(1990, 6, 30));
        var hanna = Enrol(ines, "Hanna Brandt", "hanna@mail.example", ClientRole.BetrayedPartner, new(1982, 11, 8));
        var priya = Enrol(ines, "Priya Nair", "priya@mail.example", ClientRole.Other, new(1995, 2, 17), consent: false);
        var owen = supervised = Enrol(ines, "Owen Castellane", "owen@mail.example", ClientRole.PartnerWhoCausedHarm, new(1984, 7, 19));
        var lucia = Enrol(ines, "Lucía Ferrer", "lucia@mail.example", ClientRole.BetrayedPartner, new(1988, 3, 2), language: "es");
        var samir = unreachable = Enrol(ines, "Samir Haddad", "samir@mail.example", ClientRole.Other, new(1973, 12, 11));
        var greta = Enrol(ines, "Greta Solheim", "greta@mail.example", ClientRole.BetrayedPartner, new(1969, 5, 5));
        var ada = Enrol(ines, "Ada Reyes", "ada@mail.example", ClientRole.BetrayedPartner, new(1993, 1, 30));
        var noor = Enrol(tomas, "Noor van Dijk", "noor@mail.example", ClientRole.BetrayedPartner, new(1991, 8, 14));
        Enrol(tomas, "Elias Holm", "elias@mail.example", ClientRole.PartnerWhoCausedHarm, new(1987, 10, 27));
        greta.Discharge(now.AddDays(-10));
        var couple = db.Couples.Add(Couple.Link(ruth, daniel, ines.Id, now.AddDays(-60))).Entity;
        await db.SaveChangesAsync();

        var hard = Assign(maren, ines, -9, -2, "when-the-storm-hits", "ten-questions-betrayed-partner");
        await SubmittedAsync(hard, DemoWords.Maren, ["my-limits"], 4, 7, -1);
        db.Alerts.Add(Alert.Raise(maren, hard.Id, AlertKind.DistressHigh, hard.SubmittedAt!.Value));
        Assign(maren, ines, -5, -1, "who-am-i-now");
        await SubmittedAsync(Assign(ruth, ines, -8, 0, "the-breach-of-trust", "weekly-check-in"), DemoWords.RuthWeek, [], 6, 5, -1);
        await StartedAsync(Assign(daniel, ines, -6, 4, "what-the-partner-who-caused-the-harm-can-do", "ten-questions-partner-who-caused-harm"), DemoWords.Daniel);
        var read = Assign(tobias, ines, -14, -4, "what-the-partner-who-caused-the-harm-can-do", "weekly-check-in");
        await SubmittedAsync(read, DemoWords.TobiasWeek, [], 3, 3, -5);
        read.Review("Thank you. Let us begin with Thursday next time.", now.AddDays(-4));
        Assign(hanna, ines, -16, -4, "when-the-storm-hits", "ten-questions-betrayed-partner");
        await SubmittedAsync(Assign(owen, ines, -7, 1, "weekly-check-in"), DemoWords.OwenWeek, [], 5, 5, -2);
        Assign(lucia, ines, -1, 6, "when-the-storm-hits", "weekly-check-in");
        Assign(samir, ines, -2, 5, "carrying-on-together");
        Assign(tobias, ines, -2, 8, "carrying-on-together", "ten-questions-partner-who-caused-harm");
        Assign(ada, ines, -1, 6, "when-the-storm-hits", "ten-questions-betrayed-partner");
        Assign(maren, ines, 2, 9, "restoring-trust-and-equity");
        var again = Assign(owen, ines, -12, -5, "ten-questions-partner-who-caused-harm");
        await SubmittedAsync(again, DemoWords.Owen, [], 6, 6, -6);
        again.ReturnForMore(Zones.DateOf(now, Zone).AddDays(3), "Could you say more about the second question?", now.AddDays(-1));
        Assign(owen, ines, 1, 9, "restoring-trust-and-equity").Withdraw(now);
        Assign(noor, tomas, -3, 4, "what-post-traumatic-relationship-stress-is", "ten-questions-betrayed-partner");

        PlanSessions(ines, tomas, maren, ruth, couple, tobias, priya, owen, hanna, noor);
        await db.SaveChangesAsync();
    }

    private async Task ReadLibraryAsync()
    {
        foreach (var row in await (from m in db.Modules join v in db.ModuleVersions on m.Id equals v.ModuleId select new { m.Key, v.Id }).ToListAsync())
            items[row.Key] = row.Id;
        foreach (var row in await (from s in db.QuestionSets join v in db.QuestionSetVersions on s.Id equals v.QuestionSetId select new { s.Key, v.Id }).ToListAsync())
            items[row.Key] = row.Id;
    }

    private Client Enrol(Therapist therapist, string name, string email, ClientRole role, DateOnly born, bool shared = false, bool consent = true, string language = "en")
    {
        var contact = new ClientContact(email, keys.EmailIndex(practice.Id, email), Zone, language, shared);
        return db.Clients.Add(Client.Enrol(practice.Id, therapist.Id, new(name, name, born, role), contact, consent, now.AddDays(-80))).Entity;
    }

    private Assignment Assign(Client client, Therapist therapist, int sentDay, int dueDay, params string[] chosen)
    {
        var sentAt = now.AddDays(sentDay);
        var today = Zones.DateOf(now, client.TimeZone);
        var kinds = chosen.Select(key => new ChosenItem(key.StartsWith("ten-", StringComparison.Ordinal) || key.StartsWith("weekly-", StringComparison.Ordinal) ? ItemKind.QuestionSet : ItemKind.Module, items[key]));
        var wasAssignedAt = sentDay < 0 ? sentAt : now;
        var assignment = db.Assignments.Add(Assignment.To(client, therapist.Id, kinds, today.AddDays(dueDay), sentAt, "Take it slowly. It does not have to be done in one go.", wasAssignedAt)).Entity;
        db.AccessLinks.Add(AccessLink.For(assignment, AccessLink.ExpiryFor(assignment.DueOn, practice.LinkValidityDays, client.TimeZone), keys, wasAssignedAt));
        foreach (var planned in new ReminderSchedule(practice, client).Plan(assignment))
        {
            var notice = db.Notices.Add(planned.For(assignment, wasAssignedAt)).Entity;
            if (notice.DueAt < now && client == unreachable)
            {
                notice.MarkRefused("550: the address was refused");
                client.Contact.Bounced(notice.DueAt);
            }
            else if (notice.DueAt < now)
                notice.MarkSent("250 accepted", notice.DueAt);
        }
        return assignment;
    }

    private async Task StartedAsync(Assignment assignment, IReadOnlyDictionary<string, string> words)
    {
        await AnswerAsync(assignment, words, now.AddDays(-2));
        assignment.Items[0].Done(now.AddDays(-2));
    }

    private async Task SubmittedAsync(Assignment assignment, IReadOnlyDictionary<string, string> words, string[] kept, int before, int after, int day)
    {
        var at = now.AddDays(day).AddHours(-1);
        await AnswerAsync(assignment, words, at, kept);
        assignment.RateDistress(before, after);
        foreach (var item in assignment.Items)
            item.Done(at);
        assignment.Submit(at);
        foreach (var notice in db.Notices.Local.Where(n => n.AssignmentId == assignment.Id))
            notice.Skip("submitted", at);
    }

    private async Task AnswerAsync(Assignment assignment, IReadOnlyDictionary<string, string> words, DateTime at, params string[] kept)
    {
        var item = assignment.Items.First(i => i.Kind == ItemKind.QuestionSet);
        var set = await db.QuestionSetVersions.AsNoTracking().SingleAsync(v => v.Id == item.QuestionSetVersionId);
        assignment.Open(at);
        assignment.Start(at);
        foreach (var question in set.Questions.Where(q => DemoWords.For(q, words) is not null))
        {
            var answer = db.Answers.Add(Answer.To(assignment, item.Id, question.Id, at)).Entity;
            db.AnswerRevisions.Add(answer.Save(DemoWords.For(question, words)!, 0, Guid.CreateVersion7(at), at));
            answer.KeepPrivate(kept.Contains(question.Id));
        }
    }

    private void PlanSessions(Therapist ines, Therapist tomas, Client maren, Client ruth, Couple couple, Client tobias, Client priya, Client owen, Client hanna, Client noor)
    {
        var today = Zones.DateOf(now, Zone);
        Plan(ines, maren, null, today, new(10, 0), "Room 2").NoteAgenda("the daily walk, and who knows.");
        Plan(ines, ruth, couple, today, new(11, 30), "Room 2");
        Plan(ines, tobias, null, today, new(14, 0), "Remote");
        Plan(ines, priya, null, today, new(16, 30), "Room 2");
        Plan(ines, owen, null, today.AddDays(1), new(9, 0), "Room 2");
        Plan(ines, hanna, null, today.AddDays(1), new(13, 0), "Remote");
        Plan(ines, maren, null, today.AddDays(7), new(10, 0), "Room 2");
        Plan(ines, maren, null, today.AddDays(-7), new(10, 0), "Room 2").Hold(now);
        Plan(ines, tobias, null, today.AddDays(-7), new(14, 0), "Remote").Hold(now);
        Plan(tomas, noor, null, today.AddDays(2), new(10, 0), "Room 1");
    }

    private Session Plan(Therapist therapist, Client client, Couple? couple, DateOnly day, TimeOnly time, string place) =>
        db.Sessions.Add(Session.Plan(client, couple, therapist.Id, Zones.ToUtc(day, time, Zone), 50, place, now.AddDays(-20))).Entity;
}
