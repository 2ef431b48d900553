using Clinic.Assignments;
using Clinic.Sessions;
using Clinic.Therapists;
using Clinic.Web.Plumbing;

namespace Clinic.Web.Features.Home;

/// <summary>A session as Today lists it.</summary>
public sealed class SessionRow(Readiness readiness, ClientNames names, LocalClock clock)
{
    public Readiness Readiness => readiness;
    public Session Session => readiness.Session;
    public ClientNames Names => names;
    public LocalClock Clock => clock;
    public bool IsCouple => Session.CoupleId is not null;
    public string Time => clock.Time(Session.StartsAt);
    public DateOnly On => DateOnly.FromDateTime(clock.Local(Session.StartsAt));
    public string Who => Join(names => names[Session.ClientId], (names, id) => names[id]);
    public string FirstNames => Join(names => names.First(Session.ClientId), (names, id) => names.First(id));
    public string Url => Session.CoupleId is { } couple ? $"/couples/{couple}" : $"/clients/{Session.ClientId}";
    public string NumberWords => readiness.Number == 1 ? "first session" : $"session {readiness.Number}";
    public bool HasAlert => readiness.Todos.Any(t => t.Kind == TodoKind.TakeAlert);
    public bool HasOpenHomework => readiness.Clients.Any(c => c.Homework.Any(h => h.Assignment.IsOpen));

    /// <summary>For a session of which only the names are wanted.</summary>
    public static SessionRow Bare(Session session, ClientNames names, LocalClock clock) => new(new Readiness(session, 1, []), names, clock);

    public string Standing(ClientReadiness client)
    {
        var items = client.Items.ToList();
        if (items.Count == 0)
            return "Nothing assigned";
        var words = $"{client.ItemsIn} of {items.Count}";
        if (client.Homework.All(h => h.Assignment.Status == AssignmentStatus.Reviewed))
            return $"{words}, read {clock.Day(client.Homework.Max(h => h.Assignment.ReviewedAt)!.Value).ToLowerFirst()}";
        var reminded = client.Homework.Where(h => h.Assignment.IsOpen).Max(h => h.RemindedAt);
        return reminded is { } at ? $"{words}, reminded {clock.Day(at).ToLowerFirst()}" : client.Homework.Any(h => h.Assignment.Status == AssignmentStatus.Submitted) ? $"{words}, not read" : words;
    }

    private string Join(Func<ClientNames, string> alone, Func<ClientNames, Guid, string> each)
    {
        if (readiness.Clients.Count < 2)
            return alone(names);
        var both = readiness.Clients.Select(c => each(names, c.Client.Id)).ToArray();
        var family = both.Select(n => n.Split(' ', 2)).ToArray();
        return family.All(f => f.Length == 2) && family[0][1] == family[1][1] ? $"{family[0][0]} and {both[1]}" : string.Join(" and ", both);
    }
}

/// <summary>The session that everything above the fold is about.</summary>
public sealed class NextSession(SessionRow row, DateTime now)
{
    public SessionRow Row => row;

    public IReadOnlyList<TodoRow> Todos => [.. row.Readiness.Todos.Select(t => TodoRow.Of(t, row))];

    public string Heading => $"{row.FirstNames}{When}: {(Todos.Count == 0 ? "you are ready" : Counted.InWords(Todos.Count, "thing", "things") + " to do first")}";

    /// <summary>"in 38 min", "in 2 h 10 min", "began 5 min ago", or the day.</summary>
    public string Ahead
    {
        get
        {
            var minutes = (int)Math.Ceiling((row.Session.StartsAt - now).TotalMinutes);
            return minutes <= 0 ? $"began {-minutes} min ago"
                : row.On != row.Clock.Today ? row.Clock.Day(row.On).ToLowerFirst()
                : minutes < 60 ? $"in {minutes} min"
                : minutes % 60 == 0 ? $"in {minutes / 60} h" : $"in {minutes / 60} h {minutes % 60} min";
        }
    }

    private string When => row.Session.StartsAt <= now ? $" since {row.Time}"
        : row.On == row.Clock.Today ? $" at {row.Time}"
        : $", {row.Clock.Day(row.On).ToLowerFirst()} at {row.Time}";
}
