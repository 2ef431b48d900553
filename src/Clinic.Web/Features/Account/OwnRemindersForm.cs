using System.ComponentModel.DataAnnotations;
using Clinic.Practices;
using Clinic.Web.Features.Practices;

namespace Clinic.Web.Features.Account;

public sealed class OwnRemindersForm : ReminderStepsForm
{
    [Required(ErrorMessage = "Choose one of the two")]
    public bool? Own { get; set; }

    /// <summary>Where there is no plan of their own yet, it begins as the practice's.</summary>
    public static OwnRemindersForm Of(ReminderPlan? own, ReminderPlan practices)
    {
        var form = new OwnRemindersForm { Own = own is not null };
        form.Show(own ?? practices);
        return form;
    }
}
