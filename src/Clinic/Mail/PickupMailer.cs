using System.Globalization;

namespace Clinic.Mail;

/// <summary>Lays every mail as an .eml file in a folder, for development and for an SMTP relay that watches one.</summary>
public sealed class PickupMailer(string folder) : IMailer
{
    public async Task<string> SendAsync(Letter letter, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var name = string.Create(CultureInfo.InvariantCulture, $"{letter.Date:yyyyMMdd-HHmmss}-{letter.MessageId.Split('@')[0]}.eml");
            var draft = Path.Combine(folder, name + ".part");
            await letter.ToMime().WriteToAsync(draft, cancel);
            File.Move(draft, Path.Combine(folder, name), overwrite: true);
            return "laid in the pickup folder";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MailDelayed("The pickup folder cannot be written: " + failure.GetType().Name);
        }
    }
}
