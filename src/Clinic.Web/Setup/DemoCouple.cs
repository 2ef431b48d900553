using Clinic.Clients;
using Clinic.Couples;
using Clinic.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Setup;

/// <summary>The demo couple's own file: a policy signed by both, an agenda, a note, and one answer that its author released.</summary>
internal sealed class DemoCouple(ClinicContext db, DateTime now)
{
    public async Task WriteAsync(Couple couple, IReadOnlyList<Client> partners, Guid therapistId)
    {
        couple.ChoosePolicy(SecretsPolicy.Limited, now.AddDays(-50));
        var version = db.PolicyVersions.Add(PolicyVersion.Publish(couple.PracticeId, SecretsPolicy.Limited, 1, PolicyWording.Of(SecretsPolicy.Limited), now.AddDays(-50))).Entity;
        foreach (var partner in partners)
        {
            var agreement = db.Agreements.Add(Agreement.Ask(couple, partner, version, null, now.AddDays(-48))).Entity;
            agreement.SignBeside(partner.PreferredName.Text, therapistId, now.AddDays(-48));
        }
        db.CoupleNotes.Add(CoupleNote.Write(couple, therapistId, CoupleNoteKind.Agenda, "Money: one sentence each, before the budget.", now.AddDays(-3)));
        db.CoupleNotes.Add(CoupleNote.Write(couple, therapistId, CoupleNoteKind.Note, "They look at each other again when the talk is about the children.", now.AddDays(-3)));
        await db.SaveChangesAsync();
        await ReleaseAsync(couple, partners[0]);
    }

    private async Task ReleaseAsync(Couple couple, Client author)
    {
        var answer = await db.Answers.Where(a => a.ClientId == author.Id && !a.IsPrivate && a.QuestionId == "hard-moment").FirstAsync();
        var homework = await db.Assignments.Include(a => a.Items).SingleAsync(a => a.Id == answer.AssignmentId);
        var versionId = homework.Items.Single(i => i.Id == answer.ItemId).QuestionSetVersionId!.Value;
        var set = await db.QuestionSetVersions.AsNoTracking().SingleAsync(v => v.Id == versionId);
        var consent = new CoupleConsent(couple, await db.PolicyVersions.SingleAsync(), await db.Agreements.ToListAsync());
        db.Releases.Add(Release.Offer(answer, set.Questions.First(q => q.Id == answer.QuestionId), homework, versionId, consent, now.AddHours(-20)));
    }
}
