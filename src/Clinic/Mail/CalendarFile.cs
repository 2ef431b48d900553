using Clinic.Practices;
using Clinic.Sessions;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Clinic.Mail;

/// <summary>An appointment for a calendar (RFC 5545, RFC 5546), in UTC so that every calendar shows it at its owner's hour. No name, no place, no topic.</summary>
/// <param name="Method">REQUEST or CANCEL.</param>
public sealed record CalendarFile(string Content, string Method)
{
    public const string Name = "appointment.ics";

    /// <param name="at">When the mail is from; a repeat carries the same.</param>
    /// <param name="title">"Appointment", in the client's language.</param>
    public static CalendarFile Of(Session session, Practice practice, string address, string title, DateTime at)
    {
        var isOff = session.Status == SessionStatus.Cancelled;
        var appointment = new CalendarEvent
        {
            Uid = $"{session.Id:N}@{practice.SenderAddress.Split('@')[^1]}", Sequence = session.Revision, Summary = title,
            DtStamp = Moment(at), Start = Moment(session.StartsAt), End = Moment(session.EndsAt), Class = "PRIVATE", Status = isOff ? "CANCELLED" : "CONFIRMED",
            Organizer = new Organizer($"mailto:{practice.SenderAddress}") { CommonName = practice.SenderName },
        };
        appointment.Attendees.Add(new Attendee($"mailto:{address}") { Rsvp = false });
        var calendar = new Calendar { Method = isOff ? "CANCEL" : "REQUEST", ProductId = "-//Portal//Appointments//EN" };
        calendar.Events.Add(appointment);
        return new CalendarFile(new CalendarSerializer().SerializeToString(calendar)!, calendar.Method);
    }

    private static CalDateTime Moment(DateTime utc) => new(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second, CalDateTime.UtcTzId);
}
